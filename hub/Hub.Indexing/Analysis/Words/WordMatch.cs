namespace Hub.Indexing.Analysis;

/// <summary>
/// How far a word of letters, digits or Katakana may go on: what was taken last decides what may follow (the rules
/// WB5 to WB13b). Marks that attach to a character are passed over by the caller.
/// </summary>
internal struct WordMatch
{
    /// <summary>What the caller does with the character offered.</summary>
    public enum Step
    {
        /// <summary>It is not part of the word.</summary>
        Stop,

        /// <summary>It is part of the word.</summary>
        Take,

        /// <summary>It and the one after it are.</summary>
        TakeBoth,
    }

    private enum Last
    {
        Nothing,
        Connector,
        Letter,
        HebrewLetter,
        ClosedHebrew,
        Number,
        Katakana,
    }

    private Last last;

    /// <summary>Whether anything but connectors was taken: connectors alone are no word.</summary>
    public bool IsWord { get; private set; }

    /// <summary>Whether a letter was taken last, so that any letter follows.</summary>
    public readonly bool InLetters => last == Last.Letter;

    /// <summary>Whether a character of this class is only taken together with the one after it.</summary>
    public static bool Joins(WordBreakClass type) =>
        type is >= WordBreakClass.MidLetter and <= WordBreakClass.DoubleQuote;

    /// <summary>Offers the next character, and for one that joins the character after it.</summary>
    public Step Take(WordBreakClass first, WordBreakClass second)
    {
        switch (first)
        {
            case WordBreakClass.Letter or WordBreakClass.EmojiLetter when last != Last.Katakana:
                return TakeAs(Last.Letter);
            case WordBreakClass.HebrewLetter when last != Last.Katakana:
                return TakeAs(Last.HebrewLetter);
            case WordBreakClass.Digit or WordBreakClass.Numeric when last != Last.Katakana:
                return TakeAs(Last.Number);
            case WordBreakClass.Katakana when last is Last.Nothing or Last.Connector or Last.Katakana:
                return TakeAs(Last.Katakana);
            case WordBreakClass.ExtendNumberLetter:
                last = Last.Connector;
                return Step.Take;
            default:
                return Joins(first) ? TakeJoined(first, second) : Step.Stop;
        }
    }

    private Step TakeJoined(WordBreakClass joint, WordBreakClass second) => last switch
    {
        Last.HebrewLetter when joint == WordBreakClass.SingleQuote => TakeAs(Last.ClosedHebrew),
        Last.HebrewLetter when joint == WordBreakClass.DoubleQuote && second == WordBreakClass.HebrewLetter =>
            TakeBothAs(Last.ClosedHebrew),
        Last.Letter or Last.HebrewLetter when JoinsLetters(joint) && IsLetter(second) => TakeBothAs(Last.Letter),
        Last.Number when JoinsNumbers(joint) && IsNumber(second) => TakeBothAs(Last.Number),
        _ => Step.Stop,
    };

    private Step TakeAs(Last taken)
    {
        last = taken;
        IsWord = true;
        return Step.Take;
    }

    private Step TakeBothAs(Last taken)
    {
        TakeAs(taken);
        return Step.TakeBoth;
    }

    private static bool IsLetter(WordBreakClass type) =>
        type is WordBreakClass.Letter or WordBreakClass.EmojiLetter or WordBreakClass.HebrewLetter;

    private static bool IsNumber(WordBreakClass type) => type is WordBreakClass.Digit or WordBreakClass.Numeric;

    private static bool JoinsLetters(WordBreakClass type) =>
        type is WordBreakClass.MidLetter or WordBreakClass.MidNumberLetter or WordBreakClass.SingleQuote;

    private static bool JoinsNumbers(WordBreakClass type) =>
        type is WordBreakClass.MidNumber or WordBreakClass.MidNumberLetter or WordBreakClass.SingleQuote;
}
