namespace Hub.Catalogue;

/// <summary>True where all conditions are.</summary>
/// <param name="Conditions">The conditions; none is true.</param>
public sealed record AndExpression(IReadOnlyList<CatalogueExpression> Conditions) : CatalogueExpression;
