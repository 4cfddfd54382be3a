using Hub.Records;
using Hub.Vocabularies;

namespace Hub.Portal.Conformance;

/// <summary>One record of the sample: fetched twice, read, made canonical.</summary>
public sealed record SampleSeen
{
    /// <summary>Its line in the listing.</summary>
    public required ListedRecord Listed { get; init; }

    /// <summary>The payload; null where it could not be had.</summary>
    public Payload? Payload { get; init; }

    /// <summary>Why it could not be had.</summary>
    public ArchiveException? Failure { get; init; }

    /// <summary>What the payload states.</summary>
    public StatedRecords? Stated { get; init; }

    /// <summary>What a second fetch states; null where it could not be had.</summary>
    public StatedRecords? StatedAgain { get; init; }

    /// <summary>The stated records, canonical.</summary>
    public IReadOnlyList<CanonicalRecord> Canonical { get; init; } = [];

    /// <summary>The texts of the payload's parts, for what hides in them.</summary>
    public IReadOnlyList<PartSeen> Parts { get; init; } = [];

    /// <summary>Everything that the connector and the vocabularies found wrong.</summary>
    public IEnumerable<Problem> Problems => (Stated?.Problems ?? []).Concat(Canonical.SelectMany(record => record.Problems));

    /// <summary>Whether a problem of one of these codes was found.</summary>
    /// <param name="codes">Codes of problems.</param>
    public bool Has(params IReadOnlyList<string> codes) => Problems.Any(problem => codes.Contains(problem.Code));
}
