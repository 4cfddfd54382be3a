namespace Hub.Catalogue;

/// <summary>True where any condition is.</summary>
/// <param name="Conditions">The conditions; none is false.</param>
public sealed record OrExpression(IReadOnlyList<CatalogueExpression> Conditions) : CatalogueExpression;
