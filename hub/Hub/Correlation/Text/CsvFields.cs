namespace Hub.Correlation;

/// <summary>Takes a line of comma-separated values apart; a value in quotes may hold commas, but no quotes.</summary>
internal static class CsvFields
{
    private const int Most = 8;

    public static List<string> Split(TextLine line)
    {
        var fields = new List<string>();
        var rest = line.Text.AsSpan();
        while (true)
        {
            if (fields.Count == Most)
            {
                throw line.Refuse($"There are more than {Most} columns.");
            }

            var end = Next(line, rest.TrimStart(), out var field);
            fields.Add(field);
            rest = rest.TrimStart()[end..].TrimStart();
            if (rest.IsEmpty)
            {
                return fields;
            }

            if (rest[0] != ',')
            {
                throw line.Refuse($"A comma is expected after column {fields.Count}.");
            }

            rest = rest[1..];
        }
    }

    /// <summary>The first value, and where it ends.</summary>
    private static int Next(TextLine line, ReadOnlySpan<char> text, out string field)
    {
        if (text is ['"', .. var quoted])
        {
            var length = quoted.IndexOf('"');
            field = length >= 0 ? quoted[..length].ToString() : throw line.Refuse("A quote is not closed, so the file may be cut.");
            return length + 2;
        }

        var end = text.IndexOf(',');
        if (end < 0)
        {
            line.RequireEnd();
            end = text.Length;
        }

        field = text[..end].Trim().ToString();
        return end;
    }
}
