namespace Hub.Catalogue;

/// <summary>Compares two values. Null equals null and nothing else; with null nothing is greater or less.</summary>
/// <param name="Operator">How.</param>
/// <param name="Left">One value.</param>
/// <param name="Right">The other.</param>
public sealed record ComparisonExpression(ComparisonOperator Operator, CatalogueExpression Left, CatalogueExpression Right) : CatalogueExpression;
