namespace Hub.Catalogue;

/// <summary>How many elements of a list fulfil a condition: 0 where the list is empty.</summary>
/// <param name="Collection">The list's name: <c>Organisms</c>, <c>Authors</c>, <c>Keywords</c>, <c>Components</c>, <c>Files</c>, <c>Links</c>.</param>
/// <param name="Condition">The condition, in which properties are those of the element; null to count all.</param>
public sealed record CountExpression(string Collection, CatalogueExpression? Condition) : CatalogueExpression;
