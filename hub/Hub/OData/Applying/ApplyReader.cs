using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Reads from the catalogue what transformations need; everything that one request reads is of one state.</summary>
/// <param name="catalogue">The catalogue.</param>
/// <param name="source">Where entities come from.</param>
/// <param name="names">How the names of dynamic properties are spelt.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ApplyReader(CatalogueReader catalogue, EntitySource source, OpenNames names, CancellationToken cancellationToken)
{
    private const int MostNodes = 10_000;

    /// <summary>The state that is read; null before the first reading.</summary>
    public long? Generation { get; set; }

    /// <summary>Keeps the state of a set that is in no index for further pages; its name, and null for other sets.</summary>
    public string? Keep(EntityShape shape) => source.Keep(shape, cancellationToken);

    /// <summary>Groups by the index.</summary>
    public AggregationResult Aggregate(ODataQuestion question, GroupPlan plan, int most)
    {
        var result = catalogue.Aggregate(
            new AggregationRequest
            {
                Set = question.Shape.Set!.Value,
                Text = question.Search,
                Filter = question.Filter,
                GroupBy = [.. plan.Keys.Select(key => names.Key(question.Shape, key))],
                Figures = [.. plan.Figures.Select(figure => figure with { Property = figure.Property is null ? null : names.Key(question.Shape, figure.Property) })],
                Top = most,
                Generation = Generation,
            },
            cancellationToken);
        Generation = result.Generation;
        return result;
    }

    /// <summary>The values of expressions for each entity, with what its key in the index is.</summary>
    /// <param name="question">The entities.</param>
    /// <param name="columns">The expressions.</param>
    /// <param name="keys">How many of them, the first ones, give a row for each value of a list.</param>
    public IReadOnlyList<(string Key, object?[] Values)> Rows(ODataQuestion question, IReadOnlyList<CatalogueExpression> columns, int keys)
    {
        if (question.Shape.Set is null)
        {
            var evaluator = new RecordEvaluator(question.Shape.Fields);
            return [.. Listed(question).SelectMany(record => evaluator.Rows(columns, keys, record).Select(row => (Key(question.Shape, record), row)))];
        }
        var (rows, generation) = catalogue.Rows(EntitySource.Request(question, 0, Generation), [.. columns.Select(column => Spelt(question.Shape, column))], keys, cancellationToken);
        Generation = generation;
        return rows;
    }

    /// <summary>The same entities as a condition, if they were cut: what comes after a cut heeds it. Their order stays.</summary>
    public ODataQuestion Settled(ODataQuestion question)
    {
        if (question.Top is null && question.Skip == 0) return question;
        var uncut = question with { Top = null, Skip = 0, Search = null };
        int take = (int)Math.Min(question.Top ?? int.MaxValue, int.MaxValue);
        if (question.Shape.Set is null) return Only(uncut, [.. Listed(question).Take(take).Select(record => Key(question.Shape, record))]);
        var (keys, generation) = catalogue.Keys(EntitySource.Request(question, take, Generation), cancellationToken);
        Generation = generation;
        return Only(uncut, keys);
    }

    /// <summary>Only the entities of some keys.</summary>
    public static ODataQuestion Only(ODataQuestion question, IReadOnlyList<string> keys) => question with
    {
        Filter = question.Shape.Set is null ? new InExpression(new PropertyExpression(question.Shape.Key[0]), [.. keys]) : new KeysExpression(keys),
    };

    /// <summary>The ids of the nodes of a hierarchy that datasets belong to.</summary>
    /// <param name="question">The datasets.</param>
    /// <param name="facet">The facet of those ids.</param>
    public IEnumerable<string> Nodes(ODataQuestion question, string facet)
    {
        var page = catalogue.Records(EntitySource.Request(question with { Facets = [new FacetRequest(facet, MostNodes)] }, 0, Generation), cancellationToken);
        Generation = page.Generation;
        return page.Facets[0].Values.Where(value => value.Count > 0).Select(value => value.Id);
    }

    private IEnumerable<object> Listed(ODataQuestion question) => source.Page(question, int.MaxValue, null, cancellationToken).Hits.Select(hit => hit.Record);

    private static string Key(EntityShape shape, object record) => (string)EntityAddress.Value(shape, record, shape.Key[0])!;

    private CatalogueExpression Spelt(EntityShape shape, CatalogueExpression column) =>
        column is PropertyExpression property ? property with { Name = names.Key(shape, property.Name) } : column;
}
