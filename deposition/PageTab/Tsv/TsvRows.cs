using System.Text;

namespace Hub.Deposition.PageTab;

/// <summary>Parts tab-separated text into rows of cells. A cell in quotes may hold tabs, line ends and doubled quotes; a line that begins with # is a comment.</summary>
/// <param name="text">The whole document.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class TsvRows(string text, PageTabText problems)
{
    private int at;
    private int line = 1;
    private int lineStart;

    /// <summary>The rows in order; an empty one parts blocks.</summary>
    public IEnumerable<List<TsvCell>> Read()
    {
        while (at < text.Length && !problems.IsExhausted)
        {
            if (text[at] == '#')
            {
                SkipLine();
                continue;
            }

            var row = new List<TsvCell>();
            do
            {
                row.Add(Cell());
            }
            while (Passed('\t'));

            _ = Passed('\r');
            if (Passed('\n'))
            {
                (line, lineStart) = (line + 1, at);
            }

            yield return row;
        }
    }

    private void SkipLine()
    {
        var end = text.IndexOf('\n', at);
        at = end < 0 ? text.Length : end + 1;
        (line, lineStart) = (line + 1, at);
    }

    private bool Passed(char letter)
    {
        if (at >= text.Length || text[at] != letter)
        {
            return false;
        }

        at++;
        return true;
    }

    private TsvCell Cell()
    {
        var place = new Place(line, at - lineStart + 1);
        if (at < text.Length && text[at] == '"' && Quoted(place) is { } quoted)
        {
            return new TsvCell(quoted.Trim(), place);
        }

        var end = text.AsSpan(at).IndexOfAny('\t', '\n');
        var stop = end < 0 ? text.Length : at + end;
        // The carriage return of a line end is no part of its last cell.
        stop -= stop > at && text[stop - 1] == '\r' && (end < 0 || text[stop] == '\n') ? 1 : 0;
        var cell = text[at..stop].Trim();
        at = stop;
        return new TsvCell(cell, place);
    }

    // A cell that only begins with a quoted word is not quoted: it is read as it stands.
    private string? Quoted(Place place)
    {
        var content = new StringBuilder();
        var position = at + 1;
        while (position < text.Length)
        {
            if (text[position] != '"')
            {
                content.Append(text[position++]);
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                content.Append('"');
                position += 2;
            }
            else
            {
                return Closed(position + 1) ? Passing(position + 1, content.ToString()) : null;
            }
        }

        problems.Add("quote-open", "A quote is opened here and never closed. Close it, or double the quotes within the cell.", place);
        return null;
    }

    private bool Closed(int position) => position >= text.Length || text[position] is '\t' or '\n' or '\r';

    private string Passing(int end, string content)
    {
        for (; at < end; at++)
        {
            if (text[at] == '\n')
            {
                (line, lineStart) = (line + 1, at + 1);
            }
        }

        return content;
    }
}
