namespace Hub.Catalogue;

/// <summary>One key of an order by what is computed.</summary>
/// <param name="Expression">What is computed of each record.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
internal sealed record ComputedKey(CatalogueExpression Expression, bool Descending);
