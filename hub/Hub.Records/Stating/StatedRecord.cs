namespace Hub.Records;

/// <summary>
/// What one payload says of one dataset, in the source's own spelling: the result of a connector's pure normalisation.
/// Terms, licences, dates and formats are made canonical afterwards, in one place, by the hub's vocabularies.
/// </summary>
public sealed record StatedRecord
{
    /// <summary>The accession, in its owner's spelling.</summary>
    public required string Accession { get; init; }

    /// <summary>Other identifiers the source gives for the same dataset.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>
    /// Which of several payloads about one accession wins field by field: the higher rank, after the archive that owns the accession.
    /// An archive's own record is 100, a derived crate 50.
    /// </summary>
    public int Rank { get; init; } = 100;

    /// <summary>The title with entities decoded; a record without one is a problem, not a record.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    /// <summary>As written.</summary>
    public StatedText? ReleaseDate { get; init; }

    /// <summary>As written.</summary>
    public StatedText? UpdateDate { get; init; }

    /// <summary>A label, an address, or both: <c>CC BY 4.0</c> and <c>https://creativecommons.org/licenses/by/4.0/</c>.</summary>
    public StatedTerm? Licence { get; init; }

    /// <summary>Bytes, or a text with a unit such as "43.2 GB".</summary>
    public StatedText? Size { get; init; }

    /// <summary>The number of files.</summary>
    public long? FileCount { get; init; }

    /// <summary>The number of images.</summary>
    public long? ImageCount { get; init; }

    /// <summary>Organisms in any spelling of id and name.</summary>
    public IReadOnlyList<StatedTerm> Organisms { get; init; } = [];

    /// <summary>Imaging methods in any spelling of id and label.</summary>
    public IReadOnlyList<StatedTerm> ImagingMethods { get; init; } = [];

    /// <summary>Study types in any spelling; the first that is known is used.</summary>
    public IReadOnlyList<StatedTerm> StudyTypes { get; init; } = [];

    /// <summary>Free words.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Authors in order; an ORCID may be bare, an address or wrong.</summary>
    public IReadOnlyList<Author> Authors { get; init; } = [];

    /// <summary>Papers; a DOI or PubMed id may be bare or an address.</summary>
    public IReadOnlyList<Publication> Publications { get; init; } = [];

    /// <summary>Grants.</summary>
    public IReadOnlyList<Grant> Funding { get; init; } = [];

    /// <summary>Parts.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>References to other datasets and resources.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Facts without a field of their own.</summary>
    public IReadOnlyList<KeyValue> Attributes { get; init; } = [];

    /// <summary>The data's own DOI in any spelling.</summary>
    public string? Doi { get; init; }

    /// <summary>The archive's page for people.</summary>
    public string? LandingPage { get; init; }

    /// <summary>A small picture at the archive.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Values the connector itself derived or inferred, with the rule.</summary>
    public IReadOnlyList<TraceEntry> Trace { get; init; } = [];
}
