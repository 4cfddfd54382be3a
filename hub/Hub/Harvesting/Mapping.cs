using Hub.Store;

namespace Hub.Harvesting;

/// <summary>How what sources state becomes canonical records, and how the records of one accession become its dataset.</summary>
public sealed record Mapping
{
    /// <summary>Changes whenever the rules or vocabularies do, so that kept payloads are read again.</summary>
    public required string Version { get; init; }

    /// <summary>Makes one stated record canonical; pure.</summary>
    public required Canonicalise Canonicalise { get; init; }

    /// <summary>Merges the records of one accession; pure, whatever their order.</summary>
    public required MergeSources Merge { get; init; }
}
