namespace Hub.Catalogue;

/// <summary>Whether a value equals one of a list.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Values">The list, of the types of <see cref="ConstantExpression.Value"/>.</param>
public sealed record InExpression(CatalogueExpression Operand, IReadOnlyList<object?> Values) : CatalogueExpression;
