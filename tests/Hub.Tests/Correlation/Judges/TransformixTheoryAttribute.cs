namespace Hub.Tests.Correlation;

/// <summary>A theory that elastix judges; skipped with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TransformixTheoryAttribute : TheoryAttribute
{
    public TransformixTheoryAttribute() => Skip = Transformix.Missing;
}
