using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Groups entities: by the index where it can, otherwise by reading them.</summary>
/// <param name="reader">Reads from the catalogue.</param>
internal sealed class ApplyGrouping(ApplyReader reader)
{
    /// <summary>The most groups of one answer.</summary>
    public const int MostGroups = 100_000;

    /// <summary>The groups of the entities that a question finds.</summary>
    /// <exception cref="ODataRefusedException">There are more than <see cref="MostGroups"/>.</exception>
    public ApplyTable OfEntities(ODataQuestion question, GroupPlan plan)
    {
        var computed = question.Selection.Computed.Concat(plan.Computed).ToArray();
        if (question.Shape.Set is null || computed.Any(each => plan.Needed.Contains(each.Name))) return OfRows(question, plan, computed);
        var result = reader.Aggregate(question, plan, MostGroups + 1);
        RequireFew(result.Rows.Count > MostGroups ? result.Groups : 0);
        string[] columns = [.. plan.Keys, .. plan.Figures.Select(figure => figure.Name)];
        return new ApplyTable(columns, [.. result.Rows.Select(row => Row(columns, row))]);
    }

    /// <summary>Refuses too many groups.</summary>
    /// <exception cref="ODataRefusedException">They are more than <see cref="MostGroups"/>.</exception>
    public static void RequireFew(long groups)
    {
        if (groups > MostGroups)
            throw new ODataRefusedException(400, "limit-groups", FormattableString.Invariant($"$apply makes {groups} groups, more than {MostGroups} (limit-groups). Filter before grouping, or group by less."), "$apply");
    }

    // What is computed of each entity is in no index. An entity is in several groups, but its figures are its own in each.
    private ApplyTable OfRows(ODataQuestion question, GroupPlan plan, (string Name, CatalogueExpression Expression)[] computed)
    {
        string[] read = [.. plan.Figures.Select(figure => figure.Property).OfType<string>().Distinct(StringComparer.Ordinal)];
        string[] columns = [.. plan.Keys, .. read.Select(OfFigure)];
        var rows = reader.Rows(question, [.. plan.Keys.Concat(read).Select(Expression)], plan.Keys.Count);
        var figures = plan.Figures.Select(figure => figure with { Property = figure.Property is { } property ? OfFigure(property) : null });
        var table = TableGrouping.Of(new ApplyTable(columns, [.. rows.Select(row => Row(columns, row.Values))]), plan with { Figures = [.. figures], Computed = [] });
        RequireFew(table.Rows.Count);
        return table;

        CatalogueExpression Expression(string name) => Array.FindLast(computed, each => each.Name == name).Expression ?? new PropertyExpression(name);
    }

    private static string OfFigure(string property) => "hub__of " + property;

    private static Dictionary<string, object?> Row(string[] columns, IReadOnlyList<object?> values)
    {
        var row = new Dictionary<string, object?>(columns.Length, StringComparer.Ordinal);
        for (int i = 0; i < columns.Length; i++) row[columns[i]] = values[i];
        return row;
    }
}
