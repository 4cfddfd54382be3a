namespace Hub.Store;

/// <summary>One record of an archive's listing, and what came of it.</summary>
public sealed record Source
{
    /// <summary>The archive's id.</summary>
    public required string Archive { get; init; }

    /// <summary>Marks, digests and the last run.</summary>
    public required SourceState State { get; init; }

    /// <summary>The newest payload fetched, readable or not; null where no fetch ever worked.</summary>
    public PayloadManifest? Payload { get; init; }

    /// <summary>What the newest readable payload says, an entry for each accession; empty where none ever was readable.</summary>
    public IReadOnlyList<SourceRecord> Records { get; init; } = [];

    /// <summary>When a listing first held it.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When a run last dealt with it.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When a complete listing lacked it; null while the archive has it.</summary>
    public DateTimeOffset? GoneAt { get; init; }
}
