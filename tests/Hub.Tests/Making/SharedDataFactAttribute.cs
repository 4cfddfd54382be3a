namespace Hub.Tests.Making;

/// <summary>A fact over the recorded records; skipped with the reason where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null)
        {
            Skip = "needs the recorded records in ../shared/data, which are not beside this checkout";
        }
    }
}
