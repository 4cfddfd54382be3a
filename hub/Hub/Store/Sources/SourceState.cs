namespace Hub.Store;

/// <summary>What is needed to know whether a listed record must be fetched.</summary>
public sealed record SourceState
{
    /// <summary>The key in the archive's listing.</summary>
    public required string Key { get; init; }

    /// <summary>The change mark of the last good fetch; null where the last one failed, so that it is tried again.</summary>
    public string? ChangeMark { get; init; }

    /// <summary>Digest of the kept payload; null where none was ever fetched.</summary>
    public string? PayloadDigest { get; init; }

    /// <summary>The mapping that read the payload; null where it gave no record.</summary>
    public string? MappingVersion { get; init; }

    /// <summary>The last run that dealt with it.</summary>
    public required long SeenRun { get; init; }

    /// <summary>Whether it is missing from the archive's last complete listing.</summary>
    public required bool IsGone { get; init; }
}
