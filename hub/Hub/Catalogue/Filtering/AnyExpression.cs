namespace Hub.Catalogue;

/// <summary>Whether some element of a list fulfils a condition.</summary>
/// <param name="Collection">The list's name: <c>Organisms</c>, <c>Authors</c>, <c>Keywords</c>, <c>Components</c>, <c>Files</c>.</param>
/// <param name="Variable">The name by which the condition calls the element.</param>
/// <param name="Condition">The condition; null for "has any element".</param>
public sealed record AnyExpression(string Collection, string Variable, CatalogueExpression? Condition) : CatalogueExpression;
