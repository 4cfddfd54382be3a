using Hub.Records;

namespace Hub.Store;

/// <summary>An open problem of one record: it goes when the record is read without it.</summary>
public sealed record KeptProblem
{
    /// <summary>The archive's id.</summary>
    public required string Archive { get; init; }

    /// <summary>The key in the archive's listing.</summary>
    public required string Key { get; init; }

    /// <summary>What is wrong, where, and what to do.</summary>
    public required Problem Problem { get; init; }

    /// <summary>Digest of the payload that has it; null where the fetch itself failed.</summary>
    public string? PayloadDigest { get; init; }

    /// <summary>When it was first met without a break.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it was last met.</summary>
    public required DateTimeOffset LastSeen { get; init; }
}
