using System.Globalization;

namespace Hub.Correlation;

/// <summary>Reads the lines of a landmark file of Amira or Avizo.</summary>
internal static class AmiraReader
{
    private const int Axes = 3;

    /// <summary>The header's version and both sets, of as many points each.</summary>
    public static (string Header, double[][] First, double[][] Second) Read(IReadOnlyList<TextLine> lines)
    {
        if (!lines[0].Text.Contains("ASCII", StringComparison.Ordinal))
        {
            throw lines[0].Refuse("Only the ASCII form is read; save the landmarks as ASCII.");
        }

        var count = Count(lines);
        return (FileLimits.Clean(lines[0].Text.TrimStart('#', ' ')), Section(lines, "Coordinates", count), Section(lines, "Coordinates2", count));
    }

    private static int Count(IReadOnlyList<TextLine> lines)
    {
        var line = lines.FirstOrDefault(each => Words(each) is ["define", "Markers", ..])
            ?? throw lines[^1].Refuse("The file ends without 'define Markers', the number of landmarks.");
        return Words(line) is [_, _, var word] && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= FileLimits.Items
            ? count
            : throw line.Refuse($"'define Markers' is followed by the number of landmarks, from 1 to {FileLimits.Items}.");
    }

    /// <summary>The rows after the mark that a set's declaration names, such as <c>Markers { float[3] Coordinates2 } @2</c>.</summary>
    private static double[][] Section(IReadOnlyList<TextLine> lines, string set, int count)
    {
        var declared = lines.FirstOrDefault(line => Words(line) is ["Markers", "{", _, var name, "}", ..] && name == set)
            ?? throw lines[^1].Refuse($"The file ends without declaring '{set}'; two sets of points are needed for a transformation.");
        if (Words(declared) is not [_, _, "float[3]" or "double[3]", .., ['@', ..] mark])
        {
            throw declared.Refuse($"'{set}' is declared as float[3] and by a mark such as @1.");
        }

        var start = 0;
        while (start < lines.Count && !(lines[start] != declared && lines[start].Text.Trim() == mark))
        {
            start++;
        }

        var rows = lines.Skip(start + 1).Where(line => line.Text.Trim().Length > 0).Take(count).ToArray();
        return rows.Length == count ? [.. rows.Select(Row)] : throw lines[^1].Refuse($"The file ends after {rows.Length} of the {count} points of '{set}'.");
    }

    private static double[] Row(TextLine line)
    {
        line.RequireEnd();
        var numbers = TextFile.Numbers(line.Text, line.Number, Axes);
        return numbers.Length == Axes ? numbers : throw line.Refuse($"A point has {Axes} numbers, not {numbers.Length}.");
    }

    private static string[] Words(TextLine line) => line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
