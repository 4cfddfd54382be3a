namespace Hub.Catalogue;

/// <summary>A term of a hierarchy.</summary>
/// <param name="Id">A CURIE: <c>NCBITaxon:10090</c>.</param>
/// <param name="Name">The vocabulary's label.</param>
/// <param name="ParentIds">Ids of the broader terms; a term can have several.</param>
/// <param name="ChildIds">Ids of the terms directly below.</param>
internal sealed record HierarchyNode(string Id, string Name, IReadOnlyList<string> ParentIds, IReadOnlyList<string> ChildIds);
