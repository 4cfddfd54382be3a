namespace Hub.Vocabularies;

/// <summary>How terms of one field are read.</summary>
/// <param name="Word">The word that begins its rules and problem codes: <c>taxon</c>.</param>
/// <param name="Field">The field of the unified record: <c>Organisms</c>.</param>
/// <param name="OwnPrefix">The ontology that a bare number means; null where it means nothing.</param>
/// <param name="Wanted">What a record states best, in words for its archive.</param>
internal sealed record TermKind(string Word, string Field, string? OwnPrefix, string Wanted)
{
    public static readonly TermKind Taxon = new("taxon", nameof(Records.Dataset.Organisms), "NCBITaxon", "a scientific name, or an NCBI Taxonomy id such as NCBITaxon:9606");

    public static readonly TermKind Method = new("method", nameof(Records.Dataset.ImagingMethods), "FBbi", "the name or id of an FBbi term, such as FBbi:00000251 for confocal microscopy");

    public static readonly TermKind StudyType = new("study-type", nameof(Records.Dataset.StudyType), null, "the name or id of an EFO term, such as EFO:0007550 for a high content screen");

    /// <summary>A rule's name.</summary>
    public string Rule(string what) => $"{Word}.{what}";

    /// <summary>A problem's code.</summary>
    public string Code(string what) => $"{Word}-{what}";

    /// <summary>Whether a CURIE belongs to the ontology of the field.</summary>
    public bool Owns(string id) =>
        (OwnPrefix is not null && id.StartsWith(OwnPrefix + ":", StringComparison.Ordinal)) || id.StartsWith("HUB:", StringComparison.Ordinal);
}
