namespace Hub.Tests.Portal.Downloads;

/// <summary>The tables of contents of zips that this process is writing.</summary>
internal static class UnnamedFiles
{
    private const string Contents = "zip-contents-";

    /// <summary>How many are open whose file has no name any more.</summary>
    public static int Open() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(open => new FileInfo(open).LinkTarget is { } target
        && target.Contains(Contents, StringComparison.Ordinal) && target.EndsWith(" (deleted)", StringComparison.Ordinal));

    /// <summary>Those that have a name still.</summary>
    public static IEnumerable<string> Named() => Directory.EnumerateFiles(Path.GetTempPath(), Contents + "*");
}
