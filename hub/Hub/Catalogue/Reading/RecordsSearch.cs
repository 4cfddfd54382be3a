using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Answers questions for the records of a set from one state of the catalogue.</summary>
internal sealed class RecordsSearch(CatalogueSnapshot snapshot, RecordsRequest request, CancellationToken cancellationToken)
{
    private readonly FacetQueries facets = new(snapshot, request.Set);

    /// <summary>Finds the page.</summary>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much.</exception>
    public RecordsPage Find()
    {
        RecordsLimits.Check(request, IsList);
        var text = TextQueries.Read(snapshot, request.Set, request.Text, request.Unexpanded);
        var compiler = new FilterCompiler(snapshot, request.Set, cancellationToken);
        var counting = new FacetCounting(facets, request.Facets, request.Selections);
        var search = new SearchRequest
        {
            Query = Queries.Narrowed(text.Query, compiler.Compile(request.Filter)),
            Selections = [.. counting.Selections, .. request.Narrowed.Select(each => new Selection(facets.Field(each.Facet), compiler.Compile(each.Condition)))],
            Facets = counting.Requests,
            Sort = request.Take == 0 ? [] : SortOrder.Of(request, text.Ranks),
            Skip = (int)request.Skip,
            Take = request.Take,
            After = request.After is { } mark ? new SearchCursor(mark.Values, mark.Key) : null,
        };
        var index = snapshot.Index(request.Set);
        var found = IsList ? new ListPaging(index, search, request.Skip, cancellationToken).Find() : index.Search(search, cancellationToken);
        if (found.Total == 0) text = TextQueries.WithSuggestion(index, request.Set, request.Text, text, cancellationToken);
        return new RecordsPage(found.Total, [.. found.Hits.Select(Hit)], counting.Read(found.Facets), text, snapshot.Generation);
    }

    // In the order of lists any page of millions can be reached at once.
    private bool IsList => request.Set != RecordSet.Datasets && request.Sort.Count == 0 && request.After is null && request.Take > 0;

    private RecordHit Hit(SearchHit hit) => new(snapshot.Read(request.Set, hit.Doc), hit.Score, new RecordsMark(hit.Cursor.Values, hit.Key));
}
