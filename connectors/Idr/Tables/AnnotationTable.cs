using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

using Hub.Records;

namespace Hub.Connectors.Idr.Tables;

/// <summary>Streams an image-level table (<c>…-annotation.csv</c>): one row is one image, or one well of a plate.</summary>
public static class AnnotationTable
{
    private const int LargestRow = 4 << 20;

    // What names an image, outermost first; of each line of names the first that the table has.
    private static readonly string[][] Naming = [["Plate", "Plate Name"], ["Well", "Well Name"], ["Dataset Name", "Dataset"], ["Image Name", "Image File"]];

    /// <summary>The rows as files, in the table's order, at constant memory.</summary>
    /// <param name="table">The CSV, plain or gzip-compressed; UTF-8 or Windows-1252; any line ends.</param>
    /// <param name="config">Which columns become which keys; null for every column as it is.</param>
    /// <param name="component">The <see cref="Component.Id"/> the rows belong to, <c>idr0001/screenA</c>.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="ArchiveException">A quoted cell is never closed, or a row is longer than any real one; the message names part, line and column.</exception>
    public static IAsyncEnumerable<DataFile> ReadAsync(PayloadPart table, BulkmapConfig? config, string component, CancellationToken cancellationToken) =>
        ReadAsync(table, config, component, new SeenPaths(), cancellationToken);

    /// <summary>The table's headings; empty for an empty table.</summary>
    /// <param name="table">The CSV.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArchiveException">The heading row is malformed.</exception>
    public static async Task<IReadOnlyList<string>> ReadHeadingsAsync(PayloadPart table, CancellationToken cancellationToken)
    {
        await using var rows = await TableRows.OpenAsync(table, LargestRow, cancellationToken);
        return await rows.MoveAsync(cancellationToken) ? rows.Cells : [];
    }

    internal static async IAsyncEnumerable<DataFile> ReadAsync(
        PayloadPart table, BulkmapConfig? config, string component, SeenPaths seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = await TableRows.OpenAsync(table, LargestRow, cancellationToken);
        if (!await rows.MoveAsync(cancellationToken))
        {
            yield break;
        }

        var headings = rows.Cells;
        var naming = NamingColumns(headings);
        var keys = RowKeys.Bind(headings, config, naming);
        var folder = component[(component.IndexOf('/', StringComparison.Ordinal) + 1)..];
        while (await rows.MoveAsync(cancellationToken))
        {
            var cells = rows.Cells;
            if (Array.TrueForAll(cells, cell => cell.Length == 0))
            {
                continue;
            }

            var path = RowPath(folder, cells, naming, rows.Line);
            yield return new DataFile
            {
                Path = seen.Add(path) ? path : string.Create(CultureInfo.InvariantCulture, $"{path} (line {rows.Line})"),
                Component = component,
                Attributes = WithSurplus(keys.Of(cells), cells, headings.Length),
            };
        }
    }

    private static IReadOnlyList<int> NamingColumns(IReadOnlyList<string> headings)
    {
        var all = headings.ToList();
        return [.. Naming
            .Select(names => names.Select(name => all.FindIndex(heading => heading.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(index => index >= 0, -1))
            .Where(index => index >= 0)];
    }

    private static string RowPath(string folder, string[] cells, IReadOnlyList<int> naming, long line)
    {
        var path = new StringBuilder(folder);
        var isNamed = false;
        foreach (var column in naming)
        {
            var name = column < cells.Length ? cells[column] : "";
            isNamed |= name.Length > 0;
            path.Append('/').Append(name.AsSpan().ContainsAny('/', '\\') ? string.Join('/', name.Split('/', '\\').Select(Segment)) : Segment(name));
        }

        return isNamed ? path.ToString() : string.Create(CultureInfo.InvariantCulture, $"{folder}/line-{line}");
    }

    // Names hold slashes of their own; what would climb out of the dataset does not survive.
    private static string Segment(string name) => name.Trim() switch
    {
        "" or "." or ".." => "_",
        var plain => plain,
    };

    private static IReadOnlyList<KeyValue> WithSurplus(IReadOnlyList<KeyValue> pairs, string[] cells, int headings) => cells.Length <= headings
        ? pairs
        : [.. pairs, .. cells.Select((cell, index) => (cell, index))
            .Where(item => item.index >= headings && item.cell.Length > 0)
            .Select(item => new KeyValue(string.Create(CultureInfo.InvariantCulture, $"Column {item.index + 1}"), item.cell))];
}
