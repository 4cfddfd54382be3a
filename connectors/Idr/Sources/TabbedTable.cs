using Hub.Connectors.Reading;

namespace Hub.Connectors.Idr.Sources;

/// <summary>A tab-separated table with a heading row, as the archive's site keeps them.</summary>
internal sealed class TabbedTable
{
    private readonly List<string> headings;

    private TabbedTable(List<string> headings, string headingLine, IReadOnlyList<string> rows)
    {
        this.headings = headings;
        HeadingLine = headingLine;
        Rows = rows;
    }

    /// <summary>The heading row as written.</summary>
    public string HeadingLine { get; }

    /// <summary>The other rows as written.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Reads a table.</summary>
    public static TabbedTable Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        var heading = lines.Count > 0 ? lines[0] : "";
        return new TabbedTable([.. heading.Split('\t').Select(cell => cell.Trim())], heading, [.. lines.Skip(1)]);
    }

    /// <summary>A row's cell under a heading; empty where table or row lack it.</summary>
    public string Cell(string row, string heading)
    {
        var at = headings.IndexOf(heading);
        var cells = at < 0 ? [] : row.Split('\t');
        return at >= 0 && at < cells.Length ? PlainText.Of(cells[at]) ?? "" : "";
    }

    /// <summary>Whether there is such a heading.</summary>
    public bool Has(string heading) => headings.Contains(heading, StringComparer.Ordinal);

    /// <summary>The rows that a study owns, below the heading row, as a table of their own.</summary>
    public string Extract(IEnumerable<string> rows) => string.Join('\n', rows.Prepend(HeadingLine)) + '\n';
}
