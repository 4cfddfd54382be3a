namespace Hub.Catalogue;

/// <summary>A fixed value.</summary>
/// <param name="Value">
/// <see cref="string"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="DateOnly"/>,
/// <see cref="TimeOnly"/>, <see cref="DateTimeOffset"/>, <see cref="TimeSpan"/> or null.
/// </param>
public sealed record ConstantExpression(object? Value) : CatalogueExpression;
