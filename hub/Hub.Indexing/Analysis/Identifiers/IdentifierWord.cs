using System.Globalization;
using System.Text;

namespace Hub.Indexing.Analysis;

/// <summary>
/// One word between spaces, folded to letters and digits in lower case, and where its parts lie: cut at everything
/// else, between letters and digits, and around a Greek letter on its own, which is spelled out.
/// </summary>
internal sealed class IdentifierWord
{
    private const int MaxLength = 255;

    private static readonly string[] greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma",
        "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    private readonly char[] folded = new char[MaxLength];
    private readonly List<WordPart> parts = [];
    private int length;
    private Kind last;
    private bool separated;

    private enum Kind
    {
        Separator,
        Space,
        Mark,
        Letter,
        Digit,
        GreekName,
    }

    /// <summary>How many parts the word has; at least one.</summary>
    public int PartCount => parts.Count;

    /// <summary>Where the word ends in the text, in UTF-16 characters.</summary>
    public int End { get; private set; }

    /// <summary>A part of the word.</summary>
    public WordPart Part(int part) => parts[part];

    /// <summary>The letters and digits of neighbouring parts.</summary>
    public ReadOnlySpan<char> Run(int first, int last) => folded.AsSpan(parts[first].Start..parts[last].End);

    /// <summary>Reads the next word at or after a position; false where there is none. A word longer than 255 letters and digits ends there.</summary>
    public bool Read(string text, int position)
    {
        parts.Clear();
        length = 0;
        last = Kind.Space;
        separated = true;
        for (End = position; End < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(End), out var rune, out int consumed);
            var kind = KindOf(text, End, rune);
            if (kind == Kind.Space && length > 0) return true;
            if (kind > Kind.Space && !Take(kind, rune, consumed)) return true;
            separated |= kind == Kind.Separator;
            last = kind == Kind.Mark ? last : kind;
            End += consumed;
        }

        return length > 0;
    }

    private bool Take(Kind kind, Rune rune, int consumed)
    {
        Span<char> lower = stackalloc char[8];
        int count = kind == Kind.GreekName ? Spell(rune, lower) : Rune.ToLowerInvariant(rune).EncodeToUtf16(lower);
        if (length + count > MaxLength) return false;
        lower[..count].CopyTo(folded.AsSpan(length));
        bool continues = parts.Count > 0 && !separated && (kind == Kind.Mark || (kind == last && kind != Kind.GreekName));
        if (continues) parts[^1] = parts[^1] with { End = length + count, SourceEnd = End + consumed };
        else parts.Add(new WordPart(length, length + count, End, End + consumed, separated));
        length += count;
        separated = false;
        return true;
    }

    private static int Spell(Rune rune, Span<char> to)
    {
        string name = rune.Value == '\u00B5' ? "mu" : greek[Rune.ToLowerInvariant(rune).Value - 'α'];
        name.CopyTo(to);
        return name.Length;
    }

    private static Kind KindOf(string text, int position, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune)) return Kind.Space;
        if (IsGreek(rune.Value)) return IsLoneGreek(text, position) ? Kind.GreekName : Kind.Letter;
        if (Rune.IsLetter(rune)) return Kind.Letter;
        if (Rune.IsDigit(rune)) return Kind.Digit;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? Kind.Mark : Kind.Separator;
    }

    private static bool IsLoneGreek(string text, int position) =>
        !(position > 0 && IsGreekLetter(text[position - 1])) && !(position + 1 < text.Length && IsGreekLetter(text[position + 1]));

    private static bool IsGreek(int c) => c is '\u00B5' or (>= 'Α' and <= 'Ω' and not '\u03A2') or (>= 'α' and <= 'ω');

    private static bool IsGreekLetter(char c) => c is >= '\u0370' and < '\u0400' || c is >= '\u1F00' and < '\u2000';
}
