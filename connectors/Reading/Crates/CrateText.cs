using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;

namespace Hub.Connectors.Reading.Crates;

/// <summary>Text of crates made plain: entities decoded, markup and e-mail addresses removed, white space tidied.</summary>
public static partial class CrateText
{
    /// <summary>The most characters kept of one text.</summary>
    public const int MaxLength = 100_000;

    // What forms and programs write where there is nothing.
    private static readonly FrozenSet<string> Nothing = new[] { "NA", "N/A", "None", "none", "null", "nan", "-" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Plain text, paragraphs parted by a line feed; null where nothing is left.</summary>
    /// <param name="text">As written.</param>
    public static string? Tidy(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var plain = text.Length > MaxLength ? text[..MaxLength] : text;
        if (plain.AsSpan().ContainsAny('<', '&'))
        {
            plain = Markup().Replace(WebUtility.HtmlDecode(Markup().Replace(plain, "")), "");
        }

        if (plain.AsSpan().ContainsAny('@', '['))
        {
            plain = EmailAddress().Replace(plain, "(e-mail withheld)");
        }

        plain = Control().Replace(plain.ReplaceLineEndings("\n"), " ");
        plain = LineBreaks().Replace(Blanks().Replace(plain, " "), "\n").Trim();
        return plain.Length == 0 || Nothing.Contains(plain) ? null : plain;
    }

    /// <summary>Whether a text holds an e-mail address.</summary>
    /// <param name="text">Any text.</param>
    public static bool HasEmailAddress(string text) => EmailAddress().IsMatch(text);

    // Only elements that depositors use for typography: <inv> is an allele and <image_name> a placeholder.
    [GeneratedRegex("</?(?:a|b|i|u|em|strong|sup|sub|p|br|span|div)(?:\\s[^<>]{0,300})?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Markup();

    [GeneratedRegex("[\\w.%+-]{1,64}(?:@|\\s?\\[at\\]\\s?)[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex EmailAddress();

    [GeneratedRegex("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069-[\\n\\t]]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Control();

    [GeneratedRegex("[^\\S\\n]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Blanks();

    [GeneratedRegex(" ?\\n\\s*", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex LineBreaks();
}
