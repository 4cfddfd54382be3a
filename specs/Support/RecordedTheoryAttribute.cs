namespace Hub.Specs.Support;

/// <summary>A theory over recorded records; skipped with the reason where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RecordedTheoryAttribute : TheoryAttribute
{
    public RecordedTheoryAttribute()
    {
        if (SharedArchives.Folder is null)
        {
            Skip = "needs the recorded records in ../shared/data, which are not beside this checkout";
        }
    }
}
