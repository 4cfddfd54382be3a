namespace Hub.Tests.Correlation;

/// <summary>A theory that ITK judges; skipped with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ItkTheoryAttribute : TheoryAttribute
{
    public ItkTheoryAttribute() => Skip = Itk.Missing;
}
