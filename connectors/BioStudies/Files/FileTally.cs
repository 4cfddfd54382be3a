using Hub.Records;

namespace Hub.Connectors.BioStudies.Files;

/// <summary>What was met while the files of a study were streamed.</summary>
internal sealed class FileTally
{
    /// <summary>Different paths.</summary>
    public long Files { get; private set; }

    /// <summary>Rows that have no path, or one that leaves the study.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Rows that repeat a path.</summary>
    public long Repeated { get; private set; }

    /// <summary>The sum of the sizes of different files, or null where a file has none.</summary>
    public long? Bytes { get; private set; } = 0;

    /// <summary>Files and bytes by component; the empty id stands for files of none.</summary>
    public Dictionary<string, (long Files, long? Bytes)> ByComponent { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts a row; whether it is a file not met before.</summary>
    /// <param name="file">The file, or null for a row without a usable path.</param>
    /// <param name="paths">The paths met before; takes this one in.</param>
    public bool IsNew(DataFile? file, KnownPaths paths)
    {
        if (file is null)
        {
            Unreadable++;
            return false;
        }

        if (!paths.TryAdd(file.Path, Files))
        {
            Repeated++;
            return false;
        }

        Files++;
        Bytes = Sum(Bytes, file.SizeBytes);
        var (files, bytes) = ByComponent.GetValueOrDefault(file.Component ?? "", (0, 0L));
        ByComponent[file.Component ?? ""] = (files + 1, Sum(bytes, file.SizeBytes));
        return true;
    }

    // Sums of hostile sizes can pass what a number holds; then there is no sum.
    private static long? Sum(long? sum, long? size) => sum + size is { } total && total >= 0 ? total : null;
}
