namespace Hub.Catalogue;

/// <summary>A computation with two numbers; null where either is null or the result does not exist (a division by zero).</summary>
/// <param name="Operator">What is computed.</param>
/// <param name="Left">The first number.</param>
/// <param name="Right">The second number.</param>
public sealed record ArithmeticExpression(ArithmeticOperator Operator, CatalogueExpression Left, CatalogueExpression Right) : CatalogueExpression;
