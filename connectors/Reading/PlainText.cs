using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Hub.Connectors.Reading;

/// <summary>Turns the texts of archives into plain text that can be stored and shown.</summary>
public static partial class PlainText
{
    /// <summary>What stands in place of an e-mail address.</summary>
    public const string Withheld = "[e-mail withheld]";

    /// <summary>Longer texts are cut here.</summary>
    public const int MaxLength = 200_000;

    // Of these letters alone nothing is decoded, dropped or withheld.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"#$%'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    // Archives escape twice (&amp;amp;), some three times.
    private const int EscapingDepth = 3;

    /// <summary>
    /// Entities decoded however often they were escaped, line ends as line feeds, control and direction characters gone,
    /// e-mail addresses withheld, trimmed; null where nothing is left.
    /// </summary>
    /// <param name="text">As the archive wrote it.</param>
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length <= MaxLength && !text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text.Trim() is { Length: > 0 } same ? same : null;
        }

        var decoded = Printable(Decoded(text.Length > MaxLength ? text[..MaxLength] : text));
        if (decoded.Contains('@', StringComparison.Ordinal) || (decoded.Contains('[', StringComparison.Ordinal) && decoded.Contains("[at]", StringComparison.OrdinalIgnoreCase)))
        {
            decoded = WithoutMail(decoded);
        }

        return decoded.Trim() is { Length: > 0 } plain ? plain : null;
    }

    /// <summary>Whether a text holds an e-mail address, <c>a.b@c.org</c> or <c>a.b [at] c.org</c>.</summary>
    /// <param name="text">Any text.</param>
    public static bool HoldsMail(string text) => Mail().IsMatch(text);

    /// <summary>At most so many characters, cut after a word, with an ellipsis.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="length">The most characters besides the ellipsis.</param>
    public static string Shortened(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = text.LastIndexOfAny([' ', '\n'], length);
        end = end < length / 2 ? length : end;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd() + " …";
    }

    private static string Decoded(string text)
    {
        for (var time = 0; time < EscapingDepth && text.Contains('&', StringComparison.Ordinal); time++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        return text;
    }

    private static string Printable(string text)
    {
        if (IsPrintable(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter == '\n' || (!char.IsControl(letter) && !IsInvisible(letter)))
            {
                kept.Append(letter is '\u00A0' ? ' ' : letter);
            }
            else if (letter == '\t')
            {
                kept.Append(' ');
            }
        }

        return kept.ToString();
    }

    private static bool IsPrintable(string text)
    {
        foreach (var letter in text)
        {
            if (letter is not (('\n' or >= ' ') and not (>= '\u007F' and <= '\u00A0' or '\u2028' or '\u2029')) || IsInvisible(letter))
            {
                return false;
            }
        }

        return true;
    }

    // Zero-width and bidirectional control characters: copied in from word processors, they break search and can disguise text.
    private static bool IsInvisible(char letter) =>
        letter is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    private static string WithoutMail(string text)
    {
        try
        {
            return Mail().Replace(text, Withheld);
        }
        catch (RegexMatchTimeoutException)
        {
            return Withheld;
        }
    }

    [GeneratedRegex(@"[^\s@<>()\[\]{},;:""']+(?:@|\s?\[at\]\s?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();
}
