namespace Hub.Catalogue;

/// <summary>A facet of datasets.</summary>
/// <param name="Id">The name in addresses: <c>organism</c>.</param>
/// <param name="Label">The name for people: <c>Organism</c>.</param>
public sealed record FacetDefinition(string Id, string Label);
