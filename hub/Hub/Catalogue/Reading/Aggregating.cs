using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Answers an aggregation from one state of the catalogue.</summary>
internal sealed class Aggregating(CatalogueSnapshot snapshot, AggregationRequest request, CancellationToken cancellationToken)
{
    private readonly RecordFields fields = RecordSets.Fields(request.Set);

    /// <summary>Groups and computes.</summary>
    /// <exception cref="CatalogueRefusedException">It names what is not there, or costs too much.</exception>
    public AggregationResult Compute()
    {
        var text = TextQueries.Read(snapshot, request.Set, request.Text, []);
        var condition = new FilterCompiler(snapshot, request.Set, cancellationToken).Compile(request.Filter);
        var groups = request.GroupBy.Select(fields.Property).ToArray();
        var result = snapshot.Index(request.Set).Aggregate(
            new AggregateRequest
            {
                Query = Queries.All([text.Query, condition]),
                GroupBy = [.. groups.Select(property => property.Field)],
                Aggregates = [.. request.Figures.Select(Engine)],
                Order = [.. request.Sort.Select(Order)],
                Skip = request.Skip,
                Top = request.Top,
            },
            cancellationToken);
        var types = groups.Select(property => (PropertyType?)property.Type).Concat(request.Figures.Select(ResultType)).ToArray();
        string[] columns = [.. request.GroupBy, .. request.Figures.Select(figure => figure.Name)];
        return new AggregationResult(columns, [.. result.Rows.Select(row => Row(row, types))], result.Total, result.Groups, snapshot.Generation);
    }

    private static IReadOnlyList<object?> Row(AggregateRow row, PropertyType?[] types) =>
        [.. row.Columns.Select((value, i) => types[i] is { } type ? ValueQuery.FromIndex(type, value) : value)];

    // Extremes are of the property's own type; counts, sums and means are numbers as the index gives them.
    private PropertyType? ResultType(Figure figure) =>
        figure.Function is FigureFunction.Min or FigureFunction.Max ? fields.Property(figure.Property!).Type : null;

    private AggregateOrder Order(SortKey key)
    {
        for (int i = 0; i < request.GroupBy.Count; i++)
            if (request.GroupBy[i] == key.Field) return new AggregateOrder(i, key.Descending);
        for (int i = 0; i < request.Figures.Count; i++)
            if (request.Figures[i].Name == key.Field) return new AggregateOrder(request.GroupBy.Count + i, key.Descending);
        throw new CatalogueRefusedException("unknown-column", $"The groups have no column \"{key.Field}\" to be ordered by.", key.Field);
    }

    private Aggregate Engine(Figure figure)
    {
        if (figure.Function == FigureFunction.Count) return Aggregate.Count;
        var property = fields.Property(figure.Property ?? throw new CatalogueRefusedException("property-missing", $"The figure \"{figure.Name}\" is of no property. Name one."));
        if (property.Type != PropertyType.Number && figure.Function is (FigureFunction.Sum or FigureFunction.Average))
            throw new CatalogueRefusedException("not-a-number", $"The property {property.Name} is no number, and has no {figure.Function} therefore.", property.Name);
        return new Aggregate(
            figure.Function switch
            {
                FigureFunction.Sum => AggregateFunction.Sum,
                FigureFunction.Min => AggregateFunction.Minimum,
                FigureFunction.Max => AggregateFunction.Maximum,
                FigureFunction.Average => AggregateFunction.Average,
                _ => AggregateFunction.CountDistinct,
            },
            property.Field);
    }
}
