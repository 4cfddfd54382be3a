using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

using Hub.Records;

namespace Hub.Deposition.Checks;

/// <summary>Streams a tab-separated file list: the first row names the columns, the first column is the path, <c>Size</c> the size.</summary>
internal static class TabbedRows
{
    // As the importer: a row longer than this is a quote that was never closed.
    private const int LongestRow = 1 << 20;

    public static async IAsyncEnumerable<ListedRow> ReadAsync(IContent content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await content.OpenReadAsync(cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 << 10);
        List<string>? names = null;
        long line = 0;
        while (await RowAsync(reader, line, cancellationToken) is var (cells, lines))
        {
            var number = line + 1;
            line += lines;
            if (names is null)
            {
                names = [.. cells.Select(cell => cell.Trim())];
            }
            else if (cells.Exists(cell => cell.Length > 0))
            {
                yield return Row(number, names, cells);
            }
        }
    }

    private static ListedRow Row(long number, List<string> names, List<string> cells)
    {
        long? size = null;
        var attributes = new List<KeyValue>(Math.Max(0, names.Count - 1));
        for (var at = 1; at < cells.Count && at < names.Count; at++)
        {
            if (names[at].Equals("Size", StringComparison.OrdinalIgnoreCase) && long.TryParse(cells[at], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            {
                size = bytes;
            }
            else if (cells[at].Length > 0 && names[at].Length > 0)
            {
                attributes.Add(new KeyValue(names[at], cells[at]));
            }
        }

        return new ListedRow(number, cells[0].Trim() is { Length: > 0 } path ? path : null, size, attributes);
    }

    private static async ValueTask<(List<string> Cells, int Lines)?> RowAsync(StreamReader reader, long line, CancellationToken cancellationToken)
    {
        if (await reader.ReadLineAsync(cancellationToken) is not { } text)
        {
            return null;
        }

        var lines = 1;
        while (IsOpen(text))
        {
            if (text.Length > LongestRow || await reader.ReadLineAsync(cancellationToken) is not { } more)
            {
                throw new FileListException("A quote is opened in this row and never closed. Close it, or double the quotes within the cell.", line + 1, 1);
            }

            text = text + '\n' + more;
            lines++;
        }

        return text.Length <= LongestRow ? (Cells(text), lines) : throw new FileListException("This row has more than a million characters. Check that lines end where they should.", line + 1, 1);
    }

    // A cell that begins with a quote and has an odd number of them goes on in the next line.
    private static bool IsOpen(string row)
    {
        if (!row.Contains('"', StringComparison.Ordinal))
        {
            return false;
        }

        var (isQuoted, isStart) = (false, true);
        foreach (var letter in row)
        {
            isQuoted = letter == '"' && (isQuoted || isStart) ? !isQuoted : isQuoted;
            isStart = (letter == '\t' && !isQuoted) || (letter == '"' && !isQuoted && isStart);
        }

        return isQuoted;
    }

    private static List<string> Cells(string row)
    {
        if (!row.Contains('"', StringComparison.Ordinal))
        {
            return [.. row.Split('\t')];
        }

        var cells = new List<string>();
        for (var at = 0; at <= row.Length; at++)
        {
            cells.Add(Cell(row, ref at));
        }

        return cells;
    }

    // Reads one cell and stops at the tab behind it, or at the end.
    private static string Cell(string row, ref int at)
    {
        var cell = new StringBuilder();
        var isQuoted = at < row.Length && row[at] == '"';
        for (at += isQuoted ? 1 : 0; at < row.Length && (isQuoted || row[at] != '\t'); at++)
        {
            if (!isQuoted || row[at] != '"')
            {
                cell.Append(row[at]);
            }
            else if (at + 1 < row.Length && row[at + 1] == '"')
            {
                cell.Append(row[at++]);
            }
            else
            {
                isQuoted = false;
            }
        }

        return cell.ToString();
    }
}
