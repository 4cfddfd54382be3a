namespace Hub.Vocabularies;

/// <summary>How terms of one field are read.</summary>
/// <param name="Word">The word that begins its rules and problem codes: <c>taxon</c>.</param>
/// <param name="Field">The field of the unified record: <c>Organisms</c>.</param>
/// <param name="OwnPrefix">The ontology that a bare number means; null where it means nothing.</param>
internal sealed record TermKind(string Word, string Field, string? OwnPrefix)
{
    public static readonly TermKind Taxon = new("taxon", nameof(Records.Dataset.Organisms), "NCBITaxon");

    public static readonly TermKind Method = new("method", nameof(Records.Dataset.ImagingMethods), "FBbi");

    public static readonly TermKind StudyType = new("study-type", nameof(Records.Dataset.StudyType), null);

    /// <summary>A rule's name.</summary>
    public string Rule(string what) => $"{Word}.{what}";

    /// <summary>A problem's code.</summary>
    public string Code(string what) => $"{Word}-{what}";

    /// <summary>Whether a CURIE belongs to the ontology of the field.</summary>
    public bool Owns(string id) =>
        (OwnPrefix is not null && id.StartsWith(OwnPrefix + ":", StringComparison.Ordinal)) || id.StartsWith("HUB:", StringComparison.Ordinal);
}
