using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Hub.Vocabularies;

/// <summary>Makes plain text of what archives send: entities decoded however often they were escaped, markup gone, controls gone, letters composed, length bounded.</summary>
internal sealed class PlainText(LetterComposition letters)
{
    // Longer input is cut before anything looks at it.
    private const int MaxInput = 1_000_000;
    private const int MaxRounds = 50;

    // Linear in the text whatever it holds.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private static readonly Regex Unseen = new("<script\\b[^<>]*>.*?</script\\s*>|<style\\b[^<>]*>.*?</style\\s*>|<!--.*?-->", Options, TimeSpan.FromSeconds(5));

    private static readonly Regex BlockTag = new("</?(p|br|div|li|ul|ol|tr|table|h[1-6]|jats:p|jats:title|jats:sec)(\\s[^<>]*)?/?>", Options, TimeSpan.FromSeconds(5));

    // Only known tags: "p < 0.05 and q > 0.1" is no markup.
    private static readonly Regex InlineTag = new(
        "</?(a|abbr|b|big|blockquote|body|center|cite|code|dd|dl|dt|em|font|html|i|img|input|ins|kbd|label|mark|pre|q|s|script|small|span|strong|style|strike|sub|sup|svg|tbody|td|th|thead|tt|u|iframe|object|embed|form|button|jats:[a-z-]+)(\\s[^<>]*)?/?>",
        Options,
        TimeSpan.FromSeconds(5));

    /// <summary>One line: every run of white space is one space.</summary>
    public string Line(string? text, int maxLength) => Finish(text, maxLength, paragraphs: false);

    /// <summary>Paragraphs parted by one line feed.</summary>
    public string Paragraphs(string? text, int maxLength) => Finish(text, maxLength, paragraphs: true);

    private string Finish(string? text, int maxLength, bool paragraphs)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        if (IsPlain(text))
        {
            return TextLimit.Cut(text, maxLength);
        }

        if (IsTidy(text, paragraphs))
        {
            return TextLimit.Cut(letters.Compose(text), maxLength);
        }

        var plain = letters.Compose(WithoutMarkup(TextLimit.Cut(text, MaxInput)));
        return TextLimit.Cut(Spaced(plain, paragraphs), maxLength).Trim();
    }

    // Printable ASCII without entities, tags and runs of spaces: most values of most records.
    private static bool IsPlain(string text) =>
        text[0] != ' ' && text[^1] != ' ' && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.AsSpan().ContainsAny('&', '<') && !text.Contains("  ", StringComparison.Ordinal);

    // Whole letters of any script without entities and tags, with single spaces and, between paragraphs, single line feeds.
    private static bool IsTidy(string text, bool paragraphs)
    {
        var wasSpace = true;
        foreach (var letter in text)
        {
            var isSpace = letter == ' ' || (paragraphs && letter == '\n');
            if (isSpace ? wasSpace : letter is <= ' ' or '&' or '<' || (letter > '~' && !IsTidy(letter)))
            {
                return false;
            }

            wasSpace = isSpace;
        }

        return !wasSpace;
    }

    private static bool IsTidy(char letter) => letter > 0xA0 && !char.IsSurrogate(letter) && !char.IsWhiteSpace(letter) && !IsUnseen(letter);

    private static string WithoutMarkup(string text)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var next = WithoutTags(WebUtility.HtmlDecode(WithoutControls(text)));
            if (next == text)
            {
                break;
            }

            text = next;
        }

        return WithoutControls(text);
    }

    private static string WithoutTags(string text) => text.Contains('<', StringComparison.Ordinal)
        ? InlineTag.Replace(BlockTag.Replace(Unseen.Replace(text, " "), "\n"), "")
        : text;

    private static string WithoutControls(string text)
    {
        if (IsSeen(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        Span<char> letter = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsUnseen(rune.Value))
            {
                kept.Append(letter[..rune.EncodeToUtf16(letter)]);
            }
        }

        return kept.ToString();
    }

    /// <summary>Whether a text is made of whole characters that are all to be kept.</summary>
    private static bool IsSeen(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done || IsUnseen(rune.Value))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    // Controls but for white space, marks of direction and joining that only hide text, the byte order mark, noncharacters.
    private static bool IsUnseen(int rune) =>
        rune is (< 0x20 and not ('\t' or '\n' or '\r')) or (>= 0x7F and < 0xA0 and not 0x85) or 0xAD
            or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0xFEFF
        || (rune & 0xFFFE) == 0xFFFE;

    private static string Spaced(string text, bool paragraphs)
    {
        var spaced = new StringBuilder(text.Length);
        char? pending = null;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                var ends = paragraphs && character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
                pending = ends && paragraphs ? '\n' : pending ?? ' ';
                continue;
            }

            if (pending is { } space && spaced.Length > 0)
            {
                spaced.Append(space);
            }

            pending = null;
            spaced.Append(character);
        }

        return spaced.ToString();
    }
}
