namespace Hub.Connectors.BioStudies.Exports;

/// <summary>A file of a study in an export's folder.</summary>
/// <param name="Path">Relative to the study's files, with forward slashes: the path under which file lists name it.</param>
/// <param name="FullName">Where it lies.</param>
/// <param name="Length">Bytes.</param>
public sealed record ExportedFile(string Path, string FullName, long Length)
{
    /// <summary>Opens the bytes for one reader.</summary>
    public Stream OpenRead() => new FileStream(FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
