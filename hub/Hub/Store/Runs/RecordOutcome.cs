using Hub.Records;

namespace Hub.Store;

/// <summary>
/// What a run did with one listed record. The store counts it: as failed when <paramref name="Failed"/>, else as new,
/// changed or unchanged by comparing <see cref="Records"/> with what is kept.
/// </summary>
/// <param name="Key">The key in the archive's listing.</param>
/// <param name="Failed">Whether it could not be fetched or read; what it said before stays.</param>
public sealed record RecordOutcome(string Key, bool Failed = false)
{
    /// <summary>The mark to compare with next time; null leaves the record to be fetched again.</summary>
    public string? ChangeMark { get; init; }

    /// <summary>The payload fetched; null keeps the one before.</summary>
    public PayloadManifest? Payload { get; init; }

    /// <summary>Digest of <see cref="Payload"/>.</summary>
    public string? PayloadDigest { get; init; }

    /// <summary>What it says, in place of all it said before; null keeps what it said before.</summary>
    public IReadOnlyList<SourceRecord>? Records { get; init; }

    /// <summary>Where the archive says something else than before, what it said before: kept while the run can still be rejected.</summary>
    public RecordOutcome? Replaces { get; init; }

    /// <summary>Whether the change waits for a decision: the source keeps what it said, and this is set aside.</summary>
    public bool IsHeld { get; init; }

    /// <summary>What a curator should know, in place of all earlier problems; null keeps the earlier ones.</summary>
    public IReadOnlyList<Problem>? Problems { get; init; }
}
