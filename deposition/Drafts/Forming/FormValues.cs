using System.Text;

using Microsoft.Extensions.Primitives;

namespace Hub.Deposition.Drafts;

/// <summary>What was posted, made such that a page-tab document can keep it.</summary>
/// <param name="posted">The inputs by name.</param>
public sealed class FormValues(IReadOnlyDictionary<string, StringValues> posted)
{
    private const int LongestValue = 100_000, MostValues = 500;

    /// <summary>Whether an input was on the page.</summary>
    /// <param name="name">Its name.</param>
    public bool Has(string name) => posted.ContainsKey(name);

    /// <summary>The values of an input that are not empty, in order.</summary>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<string> All(string name) =>
        posted.TryGetValue(name, out var values) ? [.. values.Take(MostValues).Select(Cleaned).Where(value => value.Length > 0)] : [];

    /// <summary>The first value of an input; null where it is missing or empty.</summary>
    /// <param name="name">Its name.</param>
    public string? One(string name) => All(name) is [var first, ..] ? first : null;

    // Controls and half characters cannot be kept in every form of page-tab.
    private static string Cleaned(string? value)
    {
        var text = new StringBuilder();
        foreach (var rune in (value ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (rune.Value == '\n' || rune.Value == '\t' || !Rune.IsControl(rune)) && rune.Value is not (0xFFFE or 0xFFFF))
            {
                text.Append(rune.ToString());
            }
        }

        var clean = text.ToString().Trim();
        return clean.Length <= LongestValue ? clean : clean[..LongestValue];
    }
}
