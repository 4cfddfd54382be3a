namespace Hub.Catalogue;

/// <summary>The values chosen in one facet; a dataset matches if it has any of them.</summary>
/// <param name="Facet">The facet's id: <c>organism</c>.</param>
/// <param name="Values">
/// Ids or labels as the facet returns them, in any letter case: <c>NCBITaxon:9606</c>, <c>Homo sapiens</c>, <c>CC BY 4.0</c>,
/// <see cref="CatalogueFacets.NotStated"/>; for years also ranges, ends included: <c>2015..2020</c>, <c>..2014</c>.
/// </param>
public sealed record FacetSelection(string Facet, IReadOnlyList<string> Values);
