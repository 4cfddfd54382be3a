namespace Hub.Catalogue;

/// <summary>A facet to count.</summary>
/// <param name="Facet">The facet's id: <c>organism</c>; for files also the name of a key-value.</param>
/// <param name="Top">The most values to return, most frequent first; selected values and "not stated" come besides.</param>
/// <param name="Contains">Only values whose label contains this, in any letter case: a search inside a long facet.</param>
public sealed record FacetRequest(string Facet, int Top = 10, string? Contains = null);
