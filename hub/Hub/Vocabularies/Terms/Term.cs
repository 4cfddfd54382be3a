namespace Hub.Vocabularies;

/// <summary>One term of a vocabulary: a taxon, an imaging method, a study type.</summary>
/// <param name="Id">A CURIE: <c>NCBITaxon:10090</c>, <c>FBbi:00000246</c>, <c>HUB:0000004</c>.</param>
/// <param name="Label">The vocabulary's own label, <c>Mus musculus</c>.</param>
public sealed record Term(string Id, string Label)
{
    /// <summary>Ids of the broader terms; a term can have several.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>Other names that mean exactly this term: a source that states one has stated the term.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Words that people search with but that mean more than this term: <c>worm</c>. They never make a stated value canonical.</summary>
    public IReadOnlyList<string> SearchWords { get; init; } = [];

    /// <summary>CURIEs of other ontologies' terms with the same meaning: <c>CHMO:0002194</c>.</summary>
    public IReadOnlyList<string> Matches { get; init; } = [];

    /// <summary>For a method that heads a branch: the modality facet of the branch.</summary>
    public string? Modality { get; init; }

    /// <summary>Whether the ontology has withdrawn the term.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>The id that stands for a withdrawn term, where the ontology names one.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>Whether the term says nothing (<c>recorded image</c>) and is left out of records.</summary>
    public bool IsFiller { get; init; }
}
