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
        if (found.Total == 0 && TextQueries.Correct(index, request.Set, request.Text, cancellationToken) is { } better && IsFound(search, better))
            text = text with { Notes = [.. text.Notes, TextQueries.Suggestion(request.Text!, better)] };
        return new RecordsPage(found.Total, [.. found.Hits.Select(Hit)], counting.Read(found.Facets), text, snapshot.Generation);
    }

    // What is suggested is found, under the same conditions.
    private bool IsFound(SearchRequest search, string text)
    {
        var meant = question.Search(TextQueries.Read(snapshot, request.Set, text, request.Unexpanded), new FacetCounting(question.Facets, [], request.Selections));
        return snapshot.Index(request.Set).Search(search with { Query = meant.Query, Facets = [], Sort = [], Skip = 0, Take = 1, After = null, ExactTotal = false }, cancellationToken).Hits.Count > 0;
    }

    private RecordHit Hit(SearchHit hit) => new(snapshot.Read(request.Set, hit.Doc), hit.Score, new RecordsMark(hit.Cursor.Values, hit.Key));
}
