using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Answers questions for the records of a set from one state of the catalogue.</summary>
internal sealed class RecordsSearch(CatalogueSnapshot snapshot, RecordsRequest request, CancellationToken cancellationToken)
{
    private readonly RecordsQuestion question = new(snapshot, request, cancellationToken);

    /// <summary>Finds the page.</summary>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much.</exception>
    public RecordsPage Find()
    {
        RecordsLimits.Check(request);
        var text = TextQueries.Read(snapshot, request.Set, request.Text, request.Unexpanded);
        var counting = new FacetCounting(question.Facets, request.Facets, request.Selections);
        var search = question.Search(text, counting);
        var index = snapshot.Index(request.Set);
        var found = question.IsComputed ? index.Search(search with { Sort = [], Skip = 0, Take = 0 }, cancellationToken) with { Hits = question.Computed(search) }
            : request.IsList ? new ListPaging(index, search, cancellationToken).Page(request.Skip)
            : index.Search(search, cancellationToken);
        if (found.Total == 0) text = TextQueries.WithSuggestion(index, request.Set, request.Text, text, cancellationToken);
        return new RecordsPage(found.Total, [.. found.Hits.Select(Hit)], counting.Read(found.Facets), text, snapshot.Generation);
    }

    private RecordHit Hit(SearchHit hit) => new(snapshot.Read(request.Set, hit.Doc), hit.Score, new RecordsMark(hit.Cursor.Values, hit.Key));
}
