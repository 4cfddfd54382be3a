namespace Hub.Specs.Support;

/// <summary>The recorded records beside the repository.</summary>
internal static class SharedArchives
{
    /// <summary>The folder <c>shared/data/archives</c>, or null where it is missing.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "archives");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
