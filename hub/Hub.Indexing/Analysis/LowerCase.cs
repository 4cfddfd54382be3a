using System.Text;

namespace Hub.Indexing.Analysis;

/// <summary>
/// Lower-casing as Lucene does it: each code point by its simple mapping, none of a language's own, never longer.
/// </summary>
internal static class LowerCase
{
    // Java maps the dotted capital I of Turkish to i; .NET leaves it alone.
    private const char DottedCapitalI = '\u0130';

    /// <summary>Lower-cases the characters where they are.</summary>
    public static void InPlace(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                text[i] = (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 0x20) : c;
            }
            else if (c == DottedCapitalI)
            {
                text[i] = 'i';
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                Rune.ToLowerInvariant(new Rune(c, text[i + 1])).EncodeToUtf16(text[i..]);
                i++;
            }
            else
            {
                text[i] = char.ToLowerInvariant(c);
            }
        }
    }

    /// <summary>The text in lower case.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        source.CopyTo(span);
        InPlace(span);
    });
}
