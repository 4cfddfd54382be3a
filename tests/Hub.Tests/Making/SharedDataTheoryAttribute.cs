namespace Hub.Tests.Making;

/// <summary>A theory over the recorded records; skipped with the reason where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute()
    {
        if (SharedData.Folder is null)
        {
            Skip = "needs the recorded records in ../shared/data, which are not beside this checkout";
        }
    }
}
