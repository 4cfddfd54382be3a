using System.Runtime.CompilerServices;

namespace Hub.Indexing.Analysis;

/// <summary>
/// The stretch of text in which one token is looked for. Positions count UTF-16 characters from its beginning; every
/// match is the longest its rule allows.
/// </summary>
/// <param name="text">The characters of the window; the token begins at the first.</param>
internal readonly ref struct WordBreakWindow(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;

    /// <summary>The length of the token at the beginning of the window, or 0 where none begins.</summary>
    public int TokenLength()
    {
        int next = 0;
        return Read(ref next) switch
        {
            WordBreakClass.Letter or WordBreakClass.HebrewLetter or WordBreakClass.Digit or WordBreakClass.Numeric
                or WordBreakClass.Katakana or WordBreakClass.ExtendNumberLetter => WordLength(),
            WordBreakClass.EmojiLetter => Math.Max(WordLength(), new EmojiMatch(this).Length()),
            WordBreakClass.Ideograph or WordBreakClass.Hiragana => AfterExtenders(next),
            WordBreakClass.SoutheastAsian or WordBreakClass.SoutheastAsianExtend => SoutheastAsianLength(),
            WordBreakClass.RegionalIndicator => FlagLength(next),
            WordBreakClass.KeycapBase => KeycapLength(next),
            WordBreakClass.Emoji or WordBreakClass.EmojiModifierBase or WordBreakClass.EmojiModifier
                or WordBreakClass.ZeroWidthJoiner => new EmojiMatch(this).Length(),
            _ => 0,
        };
    }

    /// <summary>How many characters the code point at a position takes: 2 for a surrogate pair.</summary>
    public int CodePointLength(int position) =>
        char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]) ? 2 : 1;

    /// <summary>The class of the code point at a position; None at the end of the window.</summary>
    public WordBreakClass At(int position) => Read(ref position);

    /// <summary>The class of the code point at a position, which moves behind it; None at the end of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WordBreakClass Read(ref int position)
    {
        if (position >= text.Length)
        {
            return WordBreakClass.None;
        }

        char first = text[position++];
        bool pair = char.IsHighSurrogate(first) && position < text.Length && char.IsLowSurrogate(text[position]);
        return WordBreakTable.Of(pair ? char.ConvertToUtf32(first, text[position++]) : first);
    }

    /// <summary>Where the marks that attach to what stands before a position end.</summary>
    public int AfterExtenders(int position)
    {
        int next = position;
        while (Read(ref next) >= WordBreakClass.Extend)
        {
            position = next;
        }

        return position;
    }

    /// <summary>The same, stopping at the selectors of a presentation, which end an emoji.</summary>
    public int AfterMarks(int position)
    {
        int next = position;
        while (Read(ref next) is >= WordBreakClass.Extend and < WordBreakClass.TextPresentation)
        {
            position = next;
        }

        return position;
    }

    private int WordLength()
    {
        var word = new WordMatch();
        int end = 0, next = 0;
        while (true)
        {
            if (word.InLetters && next < text.Length && char.IsAsciiLetter(text[next]))
            {
                while (++next < text.Length && char.IsAsciiLetter(text[next]))
                {
                }

                next = end = AfterExtenders(next);
                continue;
            }

            var first = Read(ref next);
            next = AfterExtenders(next);
            int joined = next;
            var second = WordMatch.Joins(first) ? Read(ref joined) : WordBreakClass.None;
            switch (word.Take(first, second))
            {
                case WordMatch.Step.Stop:
                    return end;
                case WordMatch.Step.TakeBoth:
                    next = AfterExtenders(joined);
                    break;
            }

            if (word.IsWord)
            {
                end = next;
            }
        }
    }

    private int SoutheastAsianLength()
    {
        int end = 0, next = 0;
        while (Read(ref next) is WordBreakClass.SoutheastAsian or WordBreakClass.SoutheastAsianExtend)
        {
            next = end = AfterExtenders(next);
        }

        return end;
    }

    private int FlagLength(int next)
    {
        next = AfterExtenders(next);
        return Read(ref next) == WordBreakClass.RegionalIndicator ? AfterExtenders(next) : 0;
    }

    private int KeycapLength(int afterBase)
    {
        int end = AfterMarks(afterBase), next = end;
        if (Read(ref next) == WordBreakClass.EmojiPresentation && Read(ref next) == WordBreakClass.Keycap)
        {
            return AfterMarks(next);
        }

        return text[afterBase..end].Contains('\u20E3') ? end : 0;
    }
}
