namespace Hub.Tests.Making;

/// <summary>The project's folder on this machine.</summary>
public static class Repository
{
    /// <summary>Its root, found upwards from the compiled tests.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hub.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests lie outside the project.");
    }
}
