using System.Globalization;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Groups the rows of a table.</summary>
internal static class TableGrouping
{
    /// <summary>The groups, ordered by their keys, null first.</summary>
    public static ApplyTable Of(ApplyTable table, GroupPlan plan)
    {
        if (plan.Computed.Count > 0) table = TableSteps.Compute(table, plan.Computed);
        table.Require(plan.Needed);
        var groups = table.Rows.GroupBy(row => new RowKey([.. plan.Keys.Select(key => row.GetValueOrDefault(key))])).ToList();
        if (groups.Count == 0 && plan.Keys.Count == 0) return new ApplyTable(Columns(plan), [Row(plan, [], [])]);
        var rows = groups.OrderBy(group => group.Key, Comparer<RowKey>.Create(RowKey.Compare)).Select(group => Row(plan, group.Key.Values, [.. group]));
        return new ApplyTable(Columns(plan), [.. rows]);
    }

    private static string[] Columns(GroupPlan plan) => [.. plan.Keys, .. plan.Figures.Select(figure => figure.Name)];

    private static Dictionary<string, object?> Row(GroupPlan plan, IReadOnlyList<object?> keys, IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        var row = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (int i = 0; i < plan.Keys.Count; i++) row[plan.Keys[i]] = keys[i];
        foreach (var figure in plan.Figures)
            row[figure.Name] = figure.Function == FigureFunction.Count ? (long)rows.Count : Figure(figure.Function, [.. rows.SelectMany(each => Each(each.GetValueOrDefault(figure.Property!)))]);
        return row;
    }

    private static IEnumerable<object> Each(object? value) => value is object?[] list ? list.OfType<object>() : value is null ? [] : [value];

    private static object? Figure(FigureFunction function, object[] values) => function switch
    {
        FigureFunction.CountDistinct => (long)values.Distinct().Count(),
        FigureFunction.Sum => values.All(value => value is long or decimal) ? (object)values.Sum(Exact) : values.Sum(Number),
        _ when values.Length == 0 => null,
        FigureFunction.Average => values.Average(Number),
        FigureFunction.Min => values.Min(Comparer<object>.Create(Values.NullFirst)),
        _ => values.Max(Comparer<object>.Create(Values.NullFirst)),
    };

    private static decimal Exact(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static double Number(object value) => Values.IsNumber(value)
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : throw new ODataRefusedException(400, "not-a-number", $"A {Values.Kind(value)} cannot be added up. Aggregate numbers.", "$apply");
}
