namespace Hub.Catalogue;

/// <summary>True where a condition is false; unknown where it is unknown.</summary>
/// <param name="Condition">The condition.</param>
public sealed record NotExpression(CatalogueExpression Condition) : CatalogueExpression;
