using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Makes of a question for records one for the index.</summary>
internal sealed class RecordsQuestion(CatalogueSnapshot snapshot, RecordsRequest request, CancellationToken cancellationToken)
{
    /// <summary>Understands facets.</summary>
    public FacetQueries Facets { get; } = new(snapshot, request.Set);

    /// <summary>Whether records are ordered by what is computed of each.</summary>
    public bool IsComputed => request.Computed.Count > 0 && request.Take > 0;

    /// <summary>The question for the index.</summary>
    /// <param name="text">What the search text was understood as.</param>
    /// <param name="counting">The facets to count.</param>
    public SearchRequest Search(UnderstoodText text, FacetCounting counting)
    {
        var compiler = new FilterCompiler(snapshot, request.Set, cancellationToken);
        return new SearchRequest
        {
            Query = Queries.Narrowed(text.Query, compiler.Compile(request.Filter)),
            Selections = [.. counting.Selections, .. request.Narrowed.Select(each => new Selection(Facets.Field(each.Facet), compiler.Compile(each.Condition)))],
            Facets = counting.Requests,
            Sort = request.Take == 0 ? [] : SortOrder.Of(request, text.Ranks),
            Skip = (int)request.Skip,
            Take = request.Take,
            After = request.After is { } mark ? new SearchCursor(mark.Values, mark.Key) : null,
        };
    }

    /// <summary>The page of a computed order.</summary>
    public IReadOnlyList<SearchHit> Computed(SearchRequest search) => new ComputedOrder(snapshot, request, cancellationToken).Page(search);
}
