using System.Text;

namespace Hub.Deposition.PageTab;

/// <summary>Writes the blocks of tab-separated page-tab.</summary>
internal static class TsvWriting
{
    /// <summary>A section with its links, files and inner sections.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="section">The section.</param>
    /// <param name="parent">The accession of the section it lies in; null for the study and what lies directly in it.</param>
    public static void Section(StringBuilder text, Section section, string? parent)
    {
        text.Append('\n');
        Row(text, [section.Type, section.Accno ?? "", .. parent is null ? Array.Empty<string>() : [parent]]);
        Attributes(text, section.Attributes);
        foreach (var run in TableRuns.Of(section.Links, link => link.InTable, (_, _) => true))
        {
            Block(text, run, "Link", "Links", link => link.Url, link => link.Attributes);
        }

        foreach (var run in TableRuns.Of(section.Files, file => file.InTable, (_, _) => true))
        {
            Block(text, run, "File", "Files", file => file.Path, FileFacts.Lowered);
        }

        Subsections(text, section, isStudy: parent is null);
    }

    /// <summary>Names and values, a row each, with their qualifiers below them.</summary>
    public static void Attributes(StringBuilder text, IEnumerable<PageTabAttribute> attributes)
    {
        foreach (var (column, value) in attributes.SelectMany(TsvTable.Cells))
        {
            Row(text, column, value);
        }
    }

    /// <summary>One row.</summary>
    public static void Row(StringBuilder text, params IReadOnlyList<string> cells)
    {
        var last = cells.Count - 1;
        while (last > 0 && cells[last].Length == 0)
        {
            last--;
        }

        for (var at = 0; at <= last; at++)
        {
            text.Append(at == 0 ? "" : "\t").Append(Quoted(cells[at]));
        }

        text.Append('\n');
    }

    private static void Subsections(StringBuilder text, Section owner, bool isStudy)
    {
        foreach (var run in TableRuns.Of(owner.Subsections, section => section.InTable, (one, next) => one.Is(next.Type)))
        {
            if (run.IsTable)
            {
                Table(text, $"{run.Items[0].Type}[{(isStudy ? "" : owner.Accno)}]", run.Items, section => section.Accno ?? "", section => section.Attributes);
            }
            else
            {
                Section(text, run.Items[0], isStudy ? "" : owner.Accno);
            }
        }
    }

    private static void Block<T>(StringBuilder text, TableRun<T> run, string one, string many, Func<T, string> first, Func<T, IReadOnlyList<PageTabAttribute>> attributes)
    {
        if (run.IsTable)
        {
            Table(text, many, run.Items, first, attributes);
            return;
        }

        text.Append('\n');
        Row(text, one, first(run.Items[0]));
        Attributes(text, attributes(run.Items[0]));
    }

    private static void Table<T>(StringBuilder text, string head, IReadOnlyList<T> rows, Func<T, string> first, Func<T, IReadOnlyList<PageTabAttribute>> attributes)
    {
        var table = TsvTable.Of([.. rows.Select(attributes)])!;
        text.Append('\n');
        Row(text, [head, .. table.Columns]);
        foreach (var (row, cells) in rows.Zip(table.Rows))
        {
            Row(text, [first(row), .. cells]);
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny('\t', '\n', '"') >= 0 || cell.StartsWith('#') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
