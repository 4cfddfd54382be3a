using System.Globalization;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Leaves the rows that rank highest or lowest: so many, or until their sum reaches an amount or a share of the whole.</summary>
internal static class RankedCut
{
    private const decimal Whole = 100;

    /// <summary>The transformations.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string> { "topcount", "bottomcount", "topsum", "bottomsum", "toppercent", "bottompercent" };

    /// <summary>The rows that are left, best first.</summary>
    public static ApplyTable Of(ApplyTable table, string name, decimal number, CatalogueExpression expression)
    {
        var rows = TableSteps.Ordered(table.Rows, expression, descending: name.StartsWith("top", StringComparison.Ordinal));
        if (name.EndsWith("count", StringComparison.Ordinal)) return table with { Rows = [.. rows.Take((int)Math.Min(number, int.MaxValue))] };
        var evaluator = new ExpressionEvaluator();
        var amounts = rows.Select(row => Amount(evaluator.Value(expression, property => TableSteps.Value(row, property)))).ToArray();
        decimal wanted = name.EndsWith("percent", StringComparison.Ordinal) ? amounts.Sum() * number / Whole : number;
        int count = 0;
        for (decimal sum = 0; count < amounts.Length && sum < wanted; count++) sum += amounts[count];
        return table with { Rows = [.. rows.Take(count)] };
    }

    private static decimal Amount(object? value) => Values.IsNumber(value) ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : 0;
}
