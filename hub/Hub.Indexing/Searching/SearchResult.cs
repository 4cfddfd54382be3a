namespace Hub.Indexing.Searching;

/// <summary>What a search found.</summary>
public sealed record SearchResult
{
    /// <summary>How many documents match; at least so many where <see cref="TotalIsExact"/> is false.</summary>
    public required long Total { get; init; }

    /// <summary>Whether <see cref="Total"/> is the exact count.</summary>
    public required bool TotalIsExact { get; init; }

    /// <summary>The hits of the page, in order.</summary>
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>The facets, in the order asked for.</summary>
    public required IReadOnlyList<FacetResult> Facets { get; init; }
}
