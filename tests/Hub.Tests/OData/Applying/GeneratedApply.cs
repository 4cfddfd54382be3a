using System.Globalization;

namespace Hub.Tests.OData;

/// <summary>Random sequences of transformations, each as text and as LINQ over the same records.</summary>
/// <param name="seed">Makes them the same every time.</param>
/// <param name="records">The records.</param>
/// <param name="filter">Makes a condition, as text and as C#.</param>
/// <param name="keys">What can be grouped by.</param>
/// <param name="figures">What can be asked of groups.</param>
internal sealed class GeneratedApply<T>(int seed, IReadOnlyList<T> records, Func<(string Text, Func<T, bool> Holds)> filter, IReadOnlyList<ApplyKey<T>> keys, IReadOnlyList<ApplyFigure<T>> figures)
{
    private readonly Random random = new(seed);

    public ApplyCase Next()
    {
        if (random.Next(8) != 0) return One();
        var (left, right) = (One(), One());
        return new ApplyCase($"concat({left.Text},{right.Text})", [.. left.Rows, .. right.Rows], Ordered: false);
    }

    private ApplyCase One()
    {
        var steps = new List<string>();
        var left = records;
        for (int i = random.Next(3); i > 0; i--)
        {
            var (text, holds) = filter();
            steps.Add($"filter({text})");
            left = [.. left.Where(holds)];
        }
        var table = Grouped(left, steps, out string[] columns, out string[] numbers);
        bool ordered = false;
        for (int i = random.Next(4); i > 0 && numbers.Length > 0; i--) table = Step(table, steps, ref columns, ref numbers, ref ordered);
        return new ApplyCase(string.Join('/', steps), table, ordered);
    }

    private IReadOnlyList<IReadOnlyDictionary<string, object?>> Grouped(IReadOnlyList<T> left, List<string> steps, out string[] columns, out string[] numbers)
    {
        var by = Some(keys, random.Next(4));
        var asked = Some(figures, random.Next(by.Length == 0 ? 1 : 0, 5)).Select((figure, i) => (figure.Text, Alias: string.Create(CultureInfo.InvariantCulture, $"F{i}"), figure.Of)).ToArray();
        string aggregate = asked.Length == 0 ? "" : $"aggregate({string.Join(',', asked.Select(figure => $"{figure.Text} as {figure.Alias}"))})";
        steps.Add(by.Length == 0 ? aggregate : $"groupby(({string.Join(',', by.Select(key => key.Name))}){(aggregate.Length == 0 ? "" : "," + aggregate)})");
        IEnumerable<(object?[] Key, T Record)> pairs = left.Select(record => (Array.Empty<object?>(), record));
        foreach (var key in by) pairs = pairs.SelectMany(pair => key.Values(pair.Record).Distinct().DefaultIfEmpty().Select(value => ((object?[])[.. pair.Key, value], pair.Record)));
        var groups = pairs.GroupBy(pair => string.Join('\u0001', pair.Key.Select(value => value is null ? "\u0002" : Values.Text(value)))).Select(group => (group.First().Key, Records: (IReadOnlyList<T>)[.. group.Select(pair => pair.Record)])).ToList();
        if (by.Length == 0 && groups.Count == 0) groups.Add(([], []));
        columns = [.. by.Select(key => key.Name)];
        numbers = [.. asked.Where(figure => figure.Text.EndsWith("$count", StringComparison.Ordinal) || figure.Text.EndsWith("sum", StringComparison.Ordinal) || figure.Text.EndsWith("countdistinct", StringComparison.Ordinal)).Select(figure => figure.Alias)];
        return [.. groups.Select(group => by.Select((key, i) => (key.Name, Value: group.Key[i])).Concat(asked.Select(figure => (Name: figure.Alias, Value: figure.Of(group.Records)))).ToDictionary(each => each.Name, each => each.Value))];
    }

    private IReadOnlyList<IReadOnlyDictionary<string, object?>> Step(IReadOnlyList<IReadOnlyDictionary<string, object?>> table, List<string> steps, ref string[] columns, ref string[] numbers, ref bool ordered)
    {
        string number = numbers[random.Next(numbers.Length)];
        int amount = random.Next(1, 40);
        switch (random.Next(7))
        {
            case 0:
                steps.Add(string.Create(CultureInfo.InvariantCulture, $"filter({number} gt {amount})"));
                return [.. table.Where(row => Values.Number(row[number]) > amount)];
            case 1:
                string alias = string.Create(CultureInfo.InvariantCulture, $"C{steps.Count}"), second = alias + "b";
                steps.Add(string.Create(CultureInfo.InvariantCulture, $"compute({number} mul 2 add {amount} as {alias},{alias} sub {number} as {second})"));
                numbers = [.. numbers, alias, second];
                return [.. table.Select(row => new Dictionary<string, object?>(row) { [alias] = (Values.Number(row[number]) * 2) + amount, [second] = Values.Number(row[number]) + amount })];
            case 2:
                bool descending = random.Next(2) == 0;
                steps.Add($"orderby({string.Join(',', columns.Prepend(number + (descending ? " desc" : "")))})");
                ordered = true;
                return Values.Ordered(table, number, descending, columns);
            case 3 when ordered:
                int skipped = random.Next(3);
                steps.Add(string.Create(CultureInfo.InvariantCulture, $"skip({skipped})/top({amount})"));
                return [.. table.Skip(skipped).Take(amount)];
            case 4 when columns.Length > 0:
                string key = columns[random.Next(columns.Length)], count = string.Create(CultureInfo.InvariantCulture, $"N{steps.Count}");
                steps.Add($"groupby(({key}),aggregate({number} with sum as {number},$count as {count}))");
                (columns, numbers, ordered) = ([key], [number, count], false);
                return [.. table.GroupBy(row => row[key]).Select(group => new Dictionary<string, object?> { [key] = group.Key, [number] = group.Sum(row => Values.Number(row[number])), [count] = (long)group.Count() })];
            default:
                return Ranked(table, steps, number, ref ordered);
        }
    }

    // Where what ranks the same lies on both sides of the cut, the text does not say which stay.
    private IReadOnlyList<IReadOnlyDictionary<string, object?>> Ranked(IReadOnlyList<IReadOnlyDictionary<string, object?>> table, List<string> steps, string number, ref bool ordered)
    {
        bool top = random.Next(2) == 0;
        string kind = (top ? "top" : "bottom") + new[] { "count", "sum", "percent" }[random.Next(3)];
        int amount = kind.EndsWith("percent", StringComparison.Ordinal) ? random.Next(1, 100) : random.Next(1, 12);
        var ranked = (top ? table.OrderByDescending(row => Values.Number(row[number])) : table.OrderBy(row => Values.Number(row[number]))).ToArray();
        decimal wanted = kind.EndsWith("percent", StringComparison.Ordinal) ? ranked.Sum(row => Values.Number(row[number])) * amount / 100 : amount;
        int left = 0;
        for (decimal sum = 0; left < ranked.Length && sum < wanted; left++) sum += kind.EndsWith("count", StringComparison.Ordinal) ? 1 : Values.Number(ranked[left][number]);
        if (left > 0 && left < ranked.Length && Values.Number(ranked[left - 1][number]) == Values.Number(ranked[left][number])) return table;
        steps.Add(string.Create(CultureInfo.InvariantCulture, $"{kind}({amount},{number})"));
        ordered = false;
        return [.. ranked.Take(left)];
    }

    private TItem[] Some<TItem>(IReadOnlyList<TItem> from, int count) => [.. from.OrderBy(_ => random.Next()).Take(count)];
}
