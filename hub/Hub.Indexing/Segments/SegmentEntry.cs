using Hub.Indexing.Storage;

namespace Hub.Indexing.Segments;

/// <summary>A segment of a commit, as the manifest lists it.</summary>
internal sealed record SegmentEntry
{
    public required long Id { get; init; }

    /// <summary>Documents written, deleted ones too.</summary>
    public required int DocCount { get; init; }

    public required IReadOnlyList<FileEntry> Files { get; init; }

    /// <summary>The file of the documents that are left; null where none was deleted.</summary>
    public FileEntry? Live { get; init; }

    /// <summary>How many documents are deleted.</summary>
    public int Deleted { get; init; }
}
