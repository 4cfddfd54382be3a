namespace Hub.Correlation;

/// <summary>The parameters of an elastix file: <c>(Name value …)</c> a line, texts in quotes, comments after <c>//</c>.</summary>
internal sealed class ElastixParameters
{
    private const int MostValues = 4096;

    private readonly Dictionary<string, (int Line, string[] Values)> parameters = new(StringComparer.Ordinal);

    public ElastixParameters(IReadOnlyList<TextLine> lines)
    {
        foreach (var line in lines)
        {
            var text = line.Text.Trim();
            if (text.Length > 0 && !text.StartsWith("//", StringComparison.Ordinal))
            {
                Add(line, text);
            }
        }

        LastLine = lines.Count;
    }

    public int LastLine { get; }

    public TransformationFormatException Refuse(string name, string reason) => new($"line {(parameters.TryGetValue(name, out var found) ? found.Line : LastLine)}", reason);

    /// <summary>The only value of a parameter; null where it is not there.</summary>
    public string? Text(string name) => !parameters.TryGetValue(name, out var found) ? null
        : found.Values.Length == 1 ? found.Values[0]
        : throw Refuse(name, $"{name} has one value, not {found.Values.Length}.");

    public string Need(string name) => Text(name) ?? throw Missing(name);

    public double[]? Numbers(string name) => parameters.TryGetValue(name, out var found) ? [.. found.Values.Select(value => TextFile.Number(value, found.Line))] : null;

    public double[] NeedNumbers(string name, int? count = null)
    {
        var numbers = Numbers(name) ?? throw Missing(name);
        return count is null || numbers.Length == count ? numbers : throw Refuse(name, $"{name} has {count} values, not {numbers.Length}.");
    }

    private TransformationFormatException Missing(string name) => new($"line {LastLine}", $"The file ends without {name}, which elastix writes; it may be cut.");

    private void Add(TextLine line, string text)
    {
        if (text.IndexOf("//", StringComparison.Ordinal) is >= 0 and var comment && !text[..comment].Contains('"', StringComparison.Ordinal))
        {
            text = text[..comment].TrimEnd();
        }

        if (text is not ['(', .., ')'])
        {
            throw line.Refuse($"'{TextFile.Short(text)}' is no parameter in round brackets, or is cut.");
        }

        var words = Words(line, text[1..^1]);
        if (words.Count < 2 || !parameters.TryAdd(words[0], (line.Number, [.. words.Skip(1)])))
        {
            throw line.Refuse(words.Count < 2 ? "A parameter has a name and at least one value." : $"{TextFile.Short(words[0])} is given twice.");
        }
    }

    private static List<string> Words(TextLine line, string text)
    {
        var words = new List<string>();
        var rest = text.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            if (words.Count > MostValues)
            {
                throw line.Refuse($"A parameter has more than {MostValues} values; transforms on grids are not read.");
            }

            var quoted = rest[0] == '"';
            var end = quoted ? rest[1..].IndexOf('"') + 1 : rest.IndexOfAny(' ', '\t');
            if (quoted && end == 0)
            {
                throw line.Refuse("A quote is not closed.");
            }

            end = end < 0 ? rest.Length : end;
            words.Add(rest[(quoted ? 1 : 0)..end].ToString());
            rest = rest[Math.Min(rest.Length, end + 1)..].TrimStart();
        }

        return words;
    }
}
