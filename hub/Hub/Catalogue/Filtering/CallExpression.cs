namespace Hub.Catalogue;

/// <summary>A function of its arguments; null where an argument is null.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">As many as the function takes.</param>
public sealed record CallExpression(CatalogueFunction Function, IReadOnlyList<CatalogueExpression> Arguments) : CatalogueExpression;
