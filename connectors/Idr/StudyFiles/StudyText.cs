using System.Text;
using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Idr.StudyFiles;

/// <summary>
/// A study file, <c>idrNNNN-study.txt</c>: tab-separated rows that begin with a key. Cells are broken over lines, quoted as
/// spreadsheets do, and lines end in any way, so a line that begins with no key continues the row before it.
/// </summary>
public sealed partial class StudyText
{
    // Keys that real files part from their value by blanks; a key comes before the keys it begins with.
    private static readonly string[] TablessKeys =
        ["Screen Type Term Source REF", "Screen Type Term Accession", "Screen Type", "Screen Size", "Experiment Size", "Term Source Name", "Term Source URI"];

    /// <summary>What describes the study as a whole.</summary>
    public required StudyBlock Study { get; init; }

    /// <summary>Its screens and experiments in the file's order.</summary>
    public required IReadOnlyList<StudyBlock> Components { get; init; }

    /// <summary>What a curator should mend in the file.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>A study file that says nothing.</summary>
    public static StudyText Empty { get; } = new() { Study = new StudyBlock("Study", []), Components = [], Problems = [] };

    /// <summary>Every row of the file.</summary>
    public IEnumerable<StudyRow> Rows => Study.Rows.Concat(Components.SelectMany(component => component.Rows));

    /// <summary>Reads a study file; any text gives an answer.</summary>
    /// <param name="text">The decoded file.</param>
    public static StudyText Parse(string text)
    {
        var problems = new List<Problem>();
        var study = new List<StudyRow>();
        var components = new List<(string Kind, List<StudyRow> Rows)>();
        foreach (var row in ReadRows(text, problems))
        {
            if (KindOpenedBy(row, components) is { } kind)
            {
                components.Add((kind, []));
            }

            var belongsToStudy = components.Count == 0 || row.Key.StartsWith("Study ", StringComparison.OrdinalIgnoreCase);
            (belongsToStudy ? study : components[^1].Rows).Add(row);
        }

        return new StudyText
        {
            Study = new StudyBlock("Study", study),
            Components = [.. components.Where(component => component.Rows.Exists(row => row.Cells.Count > 0)).Select(component => new StudyBlock(component.Kind, component.Rows))],
            Problems = problems,
        };
    }

    // A component opens with its number, or with its name where the number is missing.
    private static string? KindOpenedBy(StudyRow row, List<(string Kind, List<StudyRow> Rows)> components)
    {
        var match = Opening().Match(row.Key);
        if (!match.Success)
        {
            return null;
        }

        var isNamed = components.Count > 0 && components[^1].Rows.Exists(earlier => earlier.Key == row.Key);
        return match.Groups["number"].Success || isNamed || components.Count == 0 ? match.Groups["kind"].Value : null;
    }

    private static IEnumerable<StudyRow> ReadRows(string text, List<Problem> problems)
    {
        var number = 0;
        var begin = 0;
        string? key = null;
        List<StringBuilder> cells = [];
        foreach (var line in Lines(text))
        {
            number++;
            if (line.AsSpan().TrimStart().StartsWith("#") || line.StartsWith("\"#", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var found = KeyOf(line, number, problems);
            if (found is null)
            {
                Continue(cells, line);
                continue;
            }

            if (key is not null)
            {
                yield return Row(key, begin, cells);
            }

            (key, begin) = (found.Value.Key, number);
            cells = [.. found.Value.Cells.Split('\t').Select(cell => new StringBuilder(cell))];
        }

        if (key is not null)
        {
            yield return Row(key, begin, cells);
        }
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var begin = 0; begin < text.Length;)
        {
            var length = text.AsSpan(begin).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : begin + length;
            yield return text[begin..end];
            begin = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    private static (string Key, string Cells)? KeyOf(string line, int number, List<Problem> problems)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var first = Blanks().Replace((tab < 0 ? line : line[..tab]).Trim().Trim('"').TrimEnd(), " ");
        var tabless = TablessKeys.FirstOrDefault(key => first.StartsWith(key, StringComparison.OrdinalIgnoreCase));
        if (tabless is null || !first.AsSpan(tabless.Length).StartsWith(" "))
        {
            return first.Length <= 80 && Key().IsMatch(first) ? (first, tab < 0 ? "" : line[(tab + 1)..]) : null;
        }

        problems.Add(new Problem(ProblemSeverity.Warning, "tab-missing", $"'{tabless}' is followed by blanks instead of a tab; put a tab after it.", FormattableString.Invariant($"study.txt line {number}")));
        return (tabless, first[(tabless.Length + 1)..] + (tab < 0 ? "" : line[tab..]));
    }

    // The break fell into the last cell that is not empty: cells behind it are a spreadsheet's padding.
    private static void Continue(List<StringBuilder> cells, string line)
    {
        if (cells.Count == 0)
        {
            return;
        }

        var last = cells.FindLastIndex(cell => !string.IsNullOrWhiteSpace(cell.ToString()));
        cells.RemoveRange(last + 1, cells.Count - last - 1);
        var parts = line.Split('\t');
        if (last < 0)
        {
            cells.Add(new StringBuilder());
        }

        cells[^1].Append('\n').Append(parts[0]);
        cells.AddRange(parts.Skip(1).Select(part => new StringBuilder(part)));
    }

    private static StudyRow Row(string key, int line, List<StringBuilder> cells)
    {
        var values = cells.ConvertAll(cell => Value(cell.ToString()));
        var count = values.FindLastIndex(value => value.Length > 0) + 1;
        return new StudyRow(key, line, values[..count]);
    }

    private static string Value(string cell)
    {
        var value = cell.Trim();
        if (value.Length > 1 && value[0] == '"' && value[^1] == '"')
        {
            value = value[1..^1].Trim();
        }

        // The template's hints ("# leave blank") say nothing.
        return value.StartsWith("# ", StringComparison.Ordinal) || value == "#" ? "" : PlainText.Of(value.Replace("\"\"", "\"", StringComparison.Ordinal)) ?? "";
    }

    [GeneratedRegex(
        @"^(?:(?:Study|Screen|Experiment) ?[A-Z][\w ,]*|Comment ?\[[^\]]*\]|(?:Term Source|Protocol|Phenotype|Library|Feature Level|Processed Data|Assay|Quality Control|Raw Image|Additional File)[\w ]*)$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"^(?:(?<kind>Screen|Experiment) (?<number>Number)|Comment ?\[IDR (?<kind>Screen|Experiment) Name\])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
