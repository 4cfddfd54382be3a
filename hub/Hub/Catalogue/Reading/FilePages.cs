namespace Hub.Catalogue;

/// <summary>Questions for files and their answers.</summary>
internal static class FilePages
{
    /// <summary>The question as one for records.</summary>
    public static RecordsRequest Question(FilesRequest request) => new()
    {
        Set = RecordSet.Files,
        Text = request.Text,
        Selections = request.Selections,
        Filter = OfDataset(request),
        Sort = request.Sort,
        Skip = request.Skip,
        Take = request.Take,
        Facets = request.Attributes ? [.. request.Facets, new FacetRequest(FacetQueries.OpenNames, CatalogueLimits.MaxFacetValues)] : request.Facets,
        Generation = request.Generation,
    };

    /// <summary>The records found as the answer.</summary>
    public static FilesPage Answer(RecordsPage page, bool attributes, TimeSpan elapsed) => new()
    {
        Total = page.Total,
        Files = [.. page.Hits.Select(hit => (FileHit)hit.Record)],
        Facets = attributes ? [.. page.Facets.SkipLast(1)] : page.Facets,
        Attributes = attributes ? page.Facets[^1].Values : [],
        Elapsed = elapsed,
        Generation = page.Generation,
    };

    private static CatalogueExpression? OfDataset(FilesRequest request)
    {
        if (request.Accession is null) return request.Filter;
        var own = new ComparisonExpression(ComparisonOperator.Equal, new PropertyExpression("Dataset"), new ConstantExpression(request.Accession));
        return request.Filter is null ? own : new AndExpression([own, request.Filter]);
    }
}
