using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Hub.Connectors.Reading.Crates;

/// <summary>Texts of crates made plain: as <see cref="PlainText"/>, without markup, white space tidied, and nothing where a form says "nothing".</summary>
public static partial class CrateText
{
    // What forms and programs write where there is nothing.
    private static readonly FrozenSet<string> Nothing = new[] { "NA", "N/A", "None", "none", "null", "nan", "-" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Plain text, paragraphs parted by a line feed; null where nothing is left.</summary>
    /// <param name="text">As written.</param>
    public static string? Tidy(string? text)
    {
        var plain = PlainText.Of(text);
        if (plain?.Contains('<', StringComparison.Ordinal) == true)
        {
            // An address can come together where markup stood between its parts.
            plain = PlainText.Of(Markup().Replace(plain, ""));
        }

        if (plain is null)
        {
            return null;
        }

        var tidy = LineBreaks().Replace(Blanks().Replace(plain, " "), "\n").Trim();
        return tidy.Length == 0 || Nothing.Contains(tidy) ? null : tidy;
    }

    // Only elements that depositors use for typography: <inv> is an allele and <image_name> a placeholder.
    [GeneratedRegex("</?(?:a|b|i|u|em|strong|sup|sub|p|br|span|div)(?:\\s[^<>]{0,300})?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Markup();

    [GeneratedRegex("[^\\S\\n]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Blanks();

    [GeneratedRegex(" ?\\n\\s*", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex LineBreaks();
}
