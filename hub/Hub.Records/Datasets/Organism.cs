namespace Hub.Records;

/// <summary>A taxon.</summary>
/// <param name="TaxonId">The NCBI Taxonomy id as a CURIE without padding, <c>NCBITaxon:9606</c>; another registry's CURIE (<c>GBIF:…</c>); null where only a name is known.</param>
/// <param name="Name">The scientific name, <c>Homo sapiens</c>.</param>
public sealed record Organism(string? TaxonId, string Name);
