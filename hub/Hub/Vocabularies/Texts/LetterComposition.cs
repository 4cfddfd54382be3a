using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Hub.Vocabularies;

/// <summary>
/// Unicode's canonical composition (NFC) of a letter and the mark after it, from <c>letters.tsv</c>. The runtime's own
/// <see cref="string.Normalize()"/> does nothing where globalisation is invariant, as it is in the hub.
/// </summary>
internal sealed class LetterComposition
{
    public static readonly LetterComposition None = new(FrozenDictionary<(char, char), char>.Empty);

    private readonly FrozenDictionary<(char Letter, char Mark), char> composed;
    private readonly SearchValues<char> marks;

    private LetterComposition(FrozenDictionary<(char Letter, char Mark), char> composed) =>
        (this.composed, marks) = (composed, SearchValues.Create([.. composed.Keys.Select(pair => pair.Mark).Distinct()]));

    public static async Task<LetterComposition> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var table = await VocabularyTable.ReadAsync(path, ["mark", "pairs"], cancellationToken);
        var pairs = new Dictionary<(char, char), char>();
        foreach (var row in table.Rows)
        {
            var mark = Mark(row);
            foreach (var pair in row.List("pairs"))
            {
                pairs[pair.Length == 2 ? (pair[0], mark) : throw row.Wrong($"'{pair}' is not a letter and its composed form")] = pair[1];
            }
        }

        return new LetterComposition(pairs.ToFrozenDictionary());
    }

    /// <summary>The text with each letter and following mark that have a common form put together; the same text where there is none.</summary>
    public string Compose(string text)
    {
        if (!text.AsSpan().ContainsAny(marks))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (result.Length > 0 && composed.TryGetValue((result[^1], character), out var together))
            {
                result[^1] = together;
            }
            else
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    private static char Mark(VocabularyRow row) =>
        ushort.TryParse(row.Required("mark"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : throw row.Wrong($"'{row.Text("mark")}' is not a code point in hexadecimal digits");
}
