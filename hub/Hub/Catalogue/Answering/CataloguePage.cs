namespace Hub.Catalogue;

/// <summary>One page of the answer to a <see cref="CatalogueRequest"/>, all of it from one state of the catalogue.</summary>
public sealed record CataloguePage
{
    /// <summary>Exactly how many datasets match, on all pages.</summary>
    public required long Total { get; init; }

    /// <summary>The page's hits in order.</summary>
    public required IReadOnlyList<CatalogueHit> Hits { get; init; }

    /// <summary>The facets in the order asked for.</summary>
    public required IReadOnlyList<Facet> Facets { get; init; }

    /// <summary>What the reader should know: a query read as plain words, synonyms added.</summary>
    public required IReadOnlyList<CatalogueNote> Notes { get; init; }

    /// <summary>The catalogue's own time for the answer.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The state of the catalogue that was read; ask with it for the next page to see no repeats and no gaps.</summary>
    public required long Generation { get; init; }
}
