using Hub.Records;

namespace Hub.Portal.Registering;

/// <summary>One record of a dry run, beside what became of it.</summary>
public sealed record DryRunRecord
{
    /// <summary>Its key in the listing.</summary>
    public required string Key { get; init; }

    /// <summary>Where its payload came from.</summary>
    public Uri? Source { get; init; }

    /// <summary>The beginning of the payload.</summary>
    public string Payload { get; init; } = "";

    /// <summary>The payload's bytes.</summary>
    public long PayloadBytes { get; init; }

    /// <summary>Why it could not be had; null where it could.</summary>
    public string? Failure { get; init; }

    /// <summary>What the datasets made of it say, by accession and field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Datasets { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>How values came to be.</summary>
    public IReadOnlyList<TraceEntry> Trace { get; init; } = [];

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
