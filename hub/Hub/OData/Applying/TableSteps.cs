using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Transformations of a table.</summary>
internal static class TableSteps
{
    /// <summary>The rows for which a condition is true.</summary>
    public static ApplyTable Where(ApplyTable table, CatalogueExpression condition)
    {
        var evaluator = new ExpressionEvaluator();
        return table with { Rows = [.. table.Rows.Where(row => evaluator.Truth(condition, property => Value(row, property)) == true)] };
    }

    /// <summary>The rows with computed columns.</summary>
    /// <exception cref="ODataRefusedException">There is a column of that name already.</exception>
    public static ApplyTable Compute(ApplyTable table, IReadOnlyList<(string Alias, CatalogueExpression Expression)> computed)
    {
        if (computed.FirstOrDefault(each => table.Columns.Contains(each.Alias)).Alias is { } repeated)
            throw new ODataRefusedException(400, "alias-repeated", $"$apply leaves a column \"{repeated}\" already. Give what is computed another name.", "$apply");
        var evaluator = new ExpressionEvaluator();
        return new ApplyTable([.. table.Columns, .. computed.Select(each => each.Alias)], [.. table.Rows.Select(With)]);

        Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> row)
        {
            var more = new Dictionary<string, object?>(row, StringComparer.Ordinal);
            foreach (var (alias, expression) in computed) more[alias] = evaluator.Value(expression, property => Value(row, property));
            return more;
        }
    }

    /// <summary>Orders or cuts the rows; what is equal keeps its order.</summary>
    public static ApplyState Cut(ApplyParser parser, ApplyState state, string name, string inside)
    {
        var table = state.Table!;
        if (name == "orderby")
        {
            var rows = table.Rows;
            foreach (var (expression, descending) in EntitySteps.Keys(inside).Reverse()) rows = Ordered(rows, parser.Expression(state, expression), descending);
            return state with { Table = table with { Rows = rows } };
        }
        int number = (int)Math.Min(EntitySteps.Number(name, inside), int.MaxValue);
        return state with { Table = table with { Rows = name == "top" ? [.. table.Rows.Take(number)] : [.. table.Rows.Skip(number)] } };
    }

    /// <summary>The rows by an expression; null first ascending and last descending.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Ordered(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows, CatalogueExpression expression, bool descending)
    {
        var evaluator = new ExpressionEvaluator();
        var keyed = rows.Select(row => (Row: row, Key: evaluator.Value(expression, property => Value(row, property))));
        var comparer = Comparer<object?>.Create(Values.NullFirst);
        return [.. (descending ? keyed.OrderByDescending(each => each.Key, comparer) : keyed.OrderBy(each => each.Key, comparer)).Select(each => each.Row)];
    }

    /// <summary>The value of a column in a row.</summary>
    public static object? Value(IReadOnlyDictionary<string, object?> row, PropertyExpression property) => row.GetValueOrDefault(property.Name);
}
