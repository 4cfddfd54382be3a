namespace Hub.Catalogue;

/// <summary>Whether every element of a list fulfils a condition; true for an empty list.</summary>
/// <param name="Collection">The list's name: <c>Organisms</c>, <c>Authors</c>, <c>Keywords</c>, <c>Components</c>, <c>Files</c>.</param>
/// <param name="Variable">The name by which the condition calls the element.</param>
/// <param name="Condition">The condition.</param>
public sealed record AllExpression(string Collection, string Variable, CatalogueExpression Condition) : CatalogueExpression;
