namespace Hub.Tests.Correlation;

/// <summary>A fact that elastix judges; skipped with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TransformixFactAttribute : FactAttribute
{
    public TransformixFactAttribute() => Skip = Transformix.Missing;
}
