using Hub.Records;

namespace Hub.Store;

/// <summary>What one source says of one accession, canonical but not yet merged with other sources.</summary>
public sealed record SourceRecord
{
    /// <summary>The id of the archive that said it.</summary>
    public required string Archive { get; init; }

    /// <summary>The key in that archive's listing.</summary>
    public required string Key { get; init; }

    /// <summary>The canonical record.</summary>
    public required Dataset Dataset { get; init; }

    /// <summary><see cref="StatedRecord.Rank"/>.</summary>
    public required int Rank { get; init; }

    /// <summary>Whether the archive owns the accession.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>The source's file list; null where it lists none.</summary>
    public FileListReference? Files { get; init; }
}
