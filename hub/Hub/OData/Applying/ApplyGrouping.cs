using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Groups entities by the index.</summary>
/// <param name="catalogue">The catalogue.</param>
/// <param name="names">How the names of dynamic properties are spelt.</param>
/// <param name="cancellationToken">Stops the computation.</param>
internal sealed class ApplyGrouping(CatalogueReader catalogue, OpenNames names, CancellationToken cancellationToken)
{
    /// <summary>The most groups of one answer.</summary>
    public const int MostGroups = 100_000;

    private long? generation;

    /// <summary>The groups of the entities that a question finds; all groupings of one request see one state of the catalogue.</summary>
    /// <exception cref="ODataRefusedException">There are more than <see cref="MostGroups"/>.</exception>
    public ApplyTable OfEntities(ODataQuestion question, GroupPlan plan)
    {
        if (question.Shape == EntityShapes.Archives) throw new ODataRefusedException(501, "apply-unsupported", "Archives cannot be grouped. Group Datasets by Archive.", "$apply");
        var result = catalogue.Aggregate(
            new AggregationRequest
            {
                Set = Enum.Parse<RecordSet>(question.Shape.SetName),
                Text = question.Search,
                Filter = question.Filter,
                GroupBy = [.. plan.Keys.Select(key => names.Key(question.Shape, key))],
                Figures = [.. plan.Figures.Select(figure => figure with { Property = figure.Property is null ? null : names.Key(question.Shape, figure.Property) })],
                Top = MostGroups + 1,
                Generation = generation,
            },
            cancellationToken);
        generation = result.Generation;
        if (result.Rows.Count > MostGroups)
            throw new ODataRefusedException(400, "limit-groups", FormattableString.Invariant($"$apply makes {result.Groups} groups, more than {MostGroups} (limit-groups). Filter before grouping, or group by less."), "$apply");
        string[] columns = [.. plan.Keys, .. plan.Figures.Select(figure => figure.Name)];
        return new ApplyTable(columns, [.. result.Rows.Select(row => Row(columns, row))]);
    }

    private static Dictionary<string, object?> Row(string[] columns, IReadOnlyList<object?> values)
    {
        var row = new Dictionary<string, object?>(columns.Length, StringComparer.Ordinal);
        for (int i = 0; i < columns.Length; i++) row[columns[i]] = values[i];
        return row;
    }
}
