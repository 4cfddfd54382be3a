namespace Hub.Store;

/// <summary>What is needed to know whether a listed record must be fetched.</summary>
public sealed record SourceState
{
    /// <summary>The key in the archive's listing.</summary>
    public required string Key { get; init; }

    /// <summary>The change mark of the last fetch; null where it failed, so that it is tried again.</summary>
    public string? ChangeMark { get; init; }

    /// <summary>Digest of the kept payload; null where none was ever fetched.</summary>
    public string? PayloadDigest { get; init; }

    /// <summary>The mark (<see cref="MappingMark"/>) of the mapping that last read the payload, with or without success.</summary>
    public string? MappingVersion { get; init; }

    /// <summary>Whether the last fetch or normalisation failed.</summary>
    public required bool IsFailing { get; init; }

    /// <summary>The last run that dealt with it, of whatever mode: a continued run leaves out what it did before it died.</summary>
    public required long DoneRun { get; init; }

    /// <summary>Whether it is missing from the archive's last complete listing.</summary>
    public required bool IsGone { get; init; }
}
