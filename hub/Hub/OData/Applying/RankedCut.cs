using System.Globalization;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Leaves the rows that rank highest or lowest: so many, or until their sum reaches an amount or a share of the whole.</summary>
internal static class RankedCut
{
    private const decimal Whole = 100;

    /// <summary>The transformations.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string> { "topcount", "bottomcount", "topsum", "bottomsum", "toppercent", "bottompercent" };

    /// <summary>The rows of a table that are left, best first.</summary>
    public static ApplyTable Of(ApplyTable table, string name, decimal number, CatalogueExpression expression)
    {
        var evaluator = new ExpressionEvaluator();
        return table with { Rows = Of(table.Rows, row => evaluator.Value(expression, property => TableSteps.Value(row, property)), name, number) };
    }

    /// <summary>What is left of any rows, best first; what ranks the same keeps its order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="value">What ranks a row.</param>
    /// <param name="name">The transformation.</param>
    /// <param name="number">How many, how much, or how many per cent.</param>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> rows, Func<T, object?> value, string name, decimal number)
    {
        var comparer = Comparer<object?>.Create(Values.NullFirst);
        var ranked = rows.Select(row => (Row: row, Value: value(row))).ToArray();
        ranked = [.. name.StartsWith("top", StringComparison.Ordinal) ? ranked.OrderByDescending(each => each.Value, comparer) : ranked.OrderBy(each => each.Value, comparer)];
        if (name.EndsWith("count", StringComparison.Ordinal)) return [.. ranked.Take((int)Math.Min(number, int.MaxValue)).Select(each => each.Row)];
        decimal wanted = name.EndsWith("percent", StringComparison.Ordinal) ? ranked.Sum(each => Amount(each.Value)) * number / Whole : number;
        int count = 0;
        for (decimal sum = 0; count < ranked.Length && sum < wanted; count++) sum += Amount(ranked[count].Value);
        return [.. ranked.Take(count).Select(each => each.Row)];
    }

    private static decimal Amount(object? value) => Values.IsNumber(value) ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : 0;
}
