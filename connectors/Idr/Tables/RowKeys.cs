using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Connectors.Idr.Tables;

/// <summary>Makes the key-values of a row: a configuration bound to one table's headings.</summary>
internal sealed partial class RowKeys
{
    private const string AddressSuffix = " URL";

    private readonly List<Output> outputs = [];

    private RowKeys()
    {
    }

    /// <summary>Binds a configuration; headings it names and the table lacks are left out.</summary>
    /// <param name="headings">The table's headings.</param>
    /// <param name="config">The configuration; null takes every column as it is.</param>
    /// <param name="always">Columns that are kept under their own heading, whatever the configuration says.</param>
    public static RowKeys Bind(IReadOnlyList<string> headings, BulkmapConfig? config, IReadOnlyList<int> always)
    {
        var keys = new RowKeys();
        if (config is null)
        {
            keys.outputs.AddRange(headings.Select((heading, index) => Output.AsItIs(heading, index)));
            return keys;
        }

        keys.outputs.AddRange(always.Select(index => Output.AsItIs(headings[index], index)));
        foreach (var column in config.Columns)
        {
            if (IndexOf(headings, column.Name) is >= 0 and var index && !(always.Contains(index) && column.Key == headings[index]))
            {
                keys.outputs.Add(new Output(index, column, keys.Described(column)));
            }
        }

        if (config.Unmentioned is { } unmentioned)
        {
            keys.outputs.AddRange(headings
                .Select((heading, index) => new Output(index, unmentioned with { Name = heading }, -1))
                .Where(output => !config.Mentioned.Contains(headings[output.Column]) && !always.Contains(output.Column)));
        }

        return keys;
    }

    /// <summary>The headings that a configuration names and a table lacks.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> headings, BulkmapConfig config) =>
        [.. config.Columns.Select(column => column.Name).Where(name => IndexOf(headings, name) < 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The key-values of one row.</summary>
    /// <param name="cells">The row's cells; missing ones are empty.</param>
    public IReadOnlyList<KeyValue> Of(IReadOnlyList<string> cells)
    {
        var pairs = new List<KeyValue>(outputs.Count);
        var places = new int[outputs.Count][];
        for (var at = 0; at < outputs.Count; at++)
        {
            var output = outputs[at];
            var values = output.Values(output.Column < cells.Count ? cells[output.Column] : "");
            places[at] = new int[values.Count];
            for (var item = 0; item < values.Count; item++)
            {
                places[at][item] = pairs.Count;
                if (output.Describes >= 0 && item < places[output.Describes].Length && IsAddress(values[item]))
                {
                    var described = places[output.Describes][item];
                    pairs[described] = pairs[described] with { Url = values[item] };
                }
                else
                {
                    pairs.Add(new KeyValue(output.Key, values[item]));
                }
            }
        }

        return pairs;
    }

    // "Gene Identifier URL" is where "Gene Identifier" of the same group is described.
    private int Described(BulkmapColumn column) => column.Key.EndsWith(AddressSuffix, StringComparison.Ordinal)
        ? outputs.FindLastIndex(output => output.Group == column.Group && output.Key == column.Key[..^AddressSuffix.Length])
        : -1;

    private static int IndexOf(IReadOnlyList<string> headings, string name)
    {
        for (var at = 0; at < headings.Count; at++)
        {
            // The archive's table store knows no slash in a heading, so configurations write a backslash.
            if (string.Equals(headings[at].Replace('/', '\\'), name.Replace('/', '\\'), StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsAddress(string value) =>
        value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{\{\s*value\s*(?:\|\s*(?<filter>\w+)[^}]{0,40})?\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    private sealed record Output(int Column, BulkmapColumn Rule, int Describes)
    {
        public string Key { get; } = Rule.Key;

        public int Group => Rule.Group;

        public static Output AsItIs(string heading, int index) => new(index, new BulkmapColumn { Name = heading, OmitsEmpty = true }, -1);

        public IReadOnlyList<string> Values(string cell)
        {
            if (Rule is { Split: null, ClientValue: null })
            {
                return cell.Length == 0 && Rule.OmitsEmpty ? [] : [cell];
            }

            IEnumerable<string> values = Rule.Split is { } separator ? cell.Split(separator, StringSplitOptions.TrimEntries) : [cell];
            return [.. values.Where(value => value.Length > 0 || !Rule.OmitsEmpty).Select(Filled)];
        }

        // A filter that shortens (truncate) is for display only; the value is kept whole.
        private string Filled(string value) => Rule.ClientValue is { } template
            ? Placeholder().Replace(template, match => match.Groups["filter"].Value == "urlencode" ? Uri.EscapeDataString(value) : value)
            : value;
    }
}
