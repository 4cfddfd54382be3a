namespace Hub.Catalogue;

/// <summary>Reads what further questions are asked about: the keys of records, or values computed of each.</summary>
internal sealed class RecordsReading(CatalogueSnapshot snapshot, RecordsRequest request, CancellationToken cancellationToken)
{
    private readonly RecordsQuestion question = new(snapshot, request, cancellationToken);

    /// <summary>The keys of the records, in order.</summary>
    /// <exception cref="CatalogueRefusedException">They are more than <see cref="RecordScan.Most"/>.</exception>
    public IReadOnlyList<string> Keys()
    {
        var search = Search();
        if (question.IsComputed) return [.. question.Computed(search).Select(hit => hit.Key)];
        var found = snapshot.Index(request.Set).Search(search with { Take = Math.Min(request.Take, RecordScan.Most) }, cancellationToken);
        long left = Math.Min(request.Take, found.Total - request.Skip);
        return left <= RecordScan.Most ? [.. found.Hits.Select(hit => hit.Key)] : throw RecordScan.TooMany("A part of a result can be worked on further with", left);
    }

    /// <summary>The values of expressions for each record, as <see cref="RecordEvaluator.Rows"/> gives them.</summary>
    /// <exception cref="CatalogueRefusedException">There are more records than <see cref="RecordScan.Most"/>.</exception>
    public IReadOnlyList<(string Key, object?[] Values)> Rows(IReadOnlyList<CatalogueExpression> columns, int keys)
    {
        var search = Search();
        var tallies = new Tallies(snapshot, request.Set, cancellationToken);
        CatalogueExpression[] values = [.. columns.Select(tallies.ForRecords)];
        var evaluator = new RecordEvaluator(RecordSets.Fields(request.Set));
        return [.. RecordScan.Hits(snapshot.Index(request.Set), search, "Values can be computed of", cancellationToken)
            .SelectMany(hit => evaluator.Rows(values, keys, snapshot.Read(request.Set, hit.Doc)).Select(row => (hit.Key, row)))];
    }

    private Indexing.Searching.SearchRequest Search() =>
        question.Search(TextQueries.Read(snapshot, request.Set, request.Text, request.Unexpanded), new FacetCounting(question.Facets, [], request.Selections));
}
