namespace Hub.Records;

/// <summary>A term as a source states it; at least one of id and label is there.</summary>
/// <param name="Id">Any spelling: <c>NCBITaxon_09606</c>, <c>9606</c>, <c>http://purl.obolibrary.org/obo/FBbi_00000246</c>, <c>Fbbi:246</c>.</param>
/// <param name="Label">The words beside it: <c>Homo sapiens</c>, <c>Mus muculus</c>.</param>
/// <param name="Ontology">The column or prefix that names the ontology: <c>NCBITaxon</c>, <c>EFO</c>, <c>GBIF</c>.</param>
/// <param name="Where">Where in the payload it stood.</param>
/// <param name="Certainty">Whether the source states it as a term, or a rule or text recognition found it.</param>
/// <param name="Rule">The rule that found it, where it is not stated.</param>
public sealed record StatedTerm(
    string? Id,
    string? Label,
    string? Ontology = null,
    string? Where = null,
    Certainty Certainty = Certainty.Stated,
    string? Rule = null);
