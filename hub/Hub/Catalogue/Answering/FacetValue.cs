namespace Hub.Catalogue;

/// <summary>One value of a facet.</summary>
/// <param name="Id">What an address uses: <c>NCBITaxon:9606</c>, <c>CC-BY-4.0</c>, <c>2024</c>.</param>
/// <param name="Label">What a page shows: <c>Homo sapiens</c>, <c>CC BY 4.0</c>, <c>2024</c>.</param>
/// <param name="Count">How many have it; one with several values counts once in each.</param>
/// <param name="Selected">Whether it was chosen.</param>
public sealed record FacetValue(string Id, string Label, long Count, bool Selected);
