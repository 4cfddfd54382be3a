namespace Hub.Deposition.PageTab;

/// <summary>Rows of attributes under common columns.</summary>
/// <param name="Columns">The columns' names, bracketed as rows' are.</param>
/// <param name="Rows">A cell for each column; empty where the row has none.</param>
internal sealed record TsvTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>An attribute as names and values: itself, then its qualifiers.</summary>
    public static IEnumerable<(string Column, string Value)> Cells(PageTabAttribute attribute) =>
    [
        (attribute.IsReference ? $"<{attribute.Name}>" : attribute.Name, attribute.Value ?? ""),
        .. attribute.NameQualifiers.Select(qualifier => ($"({qualifier.Name})", qualifier.Value ?? "")),
        .. attribute.ValueQualifiers.Select(qualifier => ($"[{qualifier.Name}]", qualifier.Value ?? "")),
    ];

    /// <summary>The table; null where no order of columns gives every row back as it was.</summary>
    public static TsvTable? Of(IReadOnlyList<IReadOnlyList<PageTabAttribute>> rows)
    {
        var columns = new List<string>();
        var keyed = rows.Select(Keyed).ToList();
        foreach (var row in keyed)
        {
            if (row.Exists(cell => cell.Value.Length == 0) || !TryMerge(columns, row))
            {
                return null;
            }
        }

        var index = columns.Select((key, at) => (key, at)).ToDictionary(pair => pair.key, pair => pair.at, StringComparer.Ordinal);
        var cells = keyed.Select(row =>
        {
            var line = Enumerable.Repeat("", columns.Count).ToArray();
            row.ForEach(cell => line[index[cell.Key]] = cell.Value);
            return (IReadOnlyList<string>)line;
        });
        return new TsvTable([.. columns.Select(Name)], [.. cells]);
    }

    // A column is known by its name and by how many of that name stand before it; a qualifier's also by its attribute's.
    private static List<(string Key, string Value)> Keyed(IReadOnlyList<PageTabAttribute> attributes)
    {
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        var keyed = new List<(string, string)>();
        foreach (var attribute in attributes)
        {
            var owner = "";
            foreach (var (column, value) in Cells(attribute))
            {
                var name = owner + '\n' + column;
                var occurrence = met[name] = met.GetValueOrDefault(name) + 1;
                var key = owner + '\n' + occurrence.ToString(System.Globalization.CultureInfo.InvariantCulture) + '\t' + column;
                owner = owner.Length == 0 ? key : owner;
                keyed.Add((key, value));
            }
        }

        return keyed;
    }

    private static string Name(string key) => key[(key.LastIndexOf('\t') + 1)..];

    private static bool IsQualifier(string key) => key.IndexOf('\n', 1) > 0;

    // Keeps the order of the columns and of the row; a qualifier's column stays behind its attribute's.
    private static bool TryMerge(List<string> columns, List<(string Key, string Value)> row)
    {
        var next = 0;
        foreach (var (key, _) in row)
        {
            var at = columns.IndexOf(key);
            if (at >= 0 && at < next)
            {
                return false;
            }

            if (at < 0)
            {
                at = next;
                while (!IsQualifier(key) && at < columns.Count && IsQualifier(columns[at]))
                {
                    at++;
                }

                columns.Insert(at, key);
            }

            next = at + 1;
        }

        return true;
    }
}
