using Hub.Records;

namespace Hub.Catalogue;

/// <summary>Questions for datasets and their answers.</summary>
internal static class DatasetPages
{
    private static readonly SortKey[] BestFirst = [new(SortKey.Score, Descending: true)];
    private static readonly SortKey[] NewestFirst = [new("ReleaseDate", Descending: true)];

    private static readonly ComparisonExpression Preferred = new(ComparisonOperator.Equal, new PropertyExpression(DatasetFields.IsPreferred), new ConstantExpression(true));

    /// <summary>The question as one for records.</summary>
    public static RecordsRequest Question(CatalogueRequest request) => new()
    {
        Set = RecordSet.Datasets,
        Text = request.Text,
        Unexpanded = request.Unexpanded,
        Selections = request.Selections,
        Filter = !request.Collapse ? request.Filter : request.Filter is null ? Preferred : new AndExpression([request.Filter, Preferred]),
        Sort = request.Sort.Count > 0 ? request.Sort : string.IsNullOrWhiteSpace(request.Text) ? NewestFirst : BestFirst,
        Skip = request.Skip,
        Take = request.Take,
        Facets = request.Facets,
        Generation = request.Generation,
    };

    /// <summary>The records found as the answer.</summary>
    public static CataloguePage Answer(RecordsPage page, bool highlight, TimeSpan elapsed)
    {
        var marking = new Marking(highlight ? page.Text : UnderstoodText.Everything);
        return new CataloguePage
        {
            Total = page.Total,
            Hits = [.. page.Hits.Select(hit => marking.Mark((Dataset)hit.Record, hit.Score))],
            Facets = page.Facets,
            Notes = page.Text.Notes,
            Elapsed = elapsed,
            Generation = page.Generation,
        };
    }
}
