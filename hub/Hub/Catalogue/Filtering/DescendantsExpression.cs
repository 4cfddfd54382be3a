namespace Hub.Catalogue;

/// <summary>Whether a dataset has a term of a hierarchy, or one below it: all rodents, all kinds of light microscopy.</summary>
/// <param name="Hierarchy">The facet whose vocabulary is a hierarchy: <c>organism</c> or <c>method</c>.</param>
/// <param name="Term">The term's id or label.</param>
/// <param name="IncludeSelf">Whether the term itself counts too.</param>
public sealed record DescendantsExpression(string Hierarchy, string Term, bool IncludeSelf = true) : CatalogueExpression;
