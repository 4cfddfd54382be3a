namespace Hub.Catalogue;

/// <summary>A number that was counted for each dataset.</summary>
/// <param name="Numbers">The numbers by accession; those of other datasets are 0.</param>
internal sealed record TalliedExpression(IReadOnlyDictionary<string, long> Numbers) : CatalogueExpression;
