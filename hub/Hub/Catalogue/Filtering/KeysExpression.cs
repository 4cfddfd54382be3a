namespace Hub.Catalogue;

/// <summary>Whether a record is one of those with given keys of the index: what an earlier question found.</summary>
/// <param name="Keys">The keys.</param>
internal sealed record KeysExpression(IReadOnlyCollection<string> Keys) : CatalogueExpression;
