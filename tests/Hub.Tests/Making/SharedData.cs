namespace Hub.Tests.Making;

/// <summary>The folder of recorded records beside the repository; tests that need it are skipped, with the reason, where it is missing.</summary>
public static class SharedData
{
    /// <summary>The folder <c>shared/data</c> beside the repository, or null.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>A path below the folder.</summary>
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine([Folder ?? throw new InvalidOperationException("Guard the test with [SharedDataFact]."), .. parts]);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(System.IO.Path.Combine(candidate, "archives")))
            {
                return candidate;
            }
        }

        return null;
    }
}
