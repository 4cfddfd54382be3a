using Hub.Indexing.Queries;

namespace Hub.Indexing.Searching;

/// <summary>One page of hits with its facets.</summary>
public sealed record SearchRequest
{
    /// <summary>What to find.</summary>
    public Query Query { get; init; } = new MatchAllQuery();

    /// <summary>The chosen facet values: AND between selections. A facet of a selection's field counts as if that selection were not made.</summary>
    public IReadOnlyList<Selection> Selections { get; init; } = [];

    /// <summary>The facets to count.</summary>
    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    /// <summary>The order of hits; empty means best first. Ties always go to the smaller key.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>How many hits to leave out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>How many hits to give.</summary>
    public int Take { get; init; } = 10;

    /// <summary>Gives only hits that come after this place; made by <see cref="SearchHit.Cursor"/> of a search with the same order.</summary>
    public SearchCursor? After { get; init; }

    /// <summary>Whether <see cref="SearchResult.Total"/> must be exact; if not, a search without facets may stop as soon as its hits are found.</summary>
    public bool ExactTotal { get; init; } = true;
}
