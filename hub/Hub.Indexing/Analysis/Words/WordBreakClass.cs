namespace Hub.Indexing.Analysis;

/// <summary>
/// What a code point means to the word break rules of UAX #29, as Lucene's tokenizer groups them. The names of the
/// members are the names in <c>WordBreak.txt</c>; those from <see cref="Extend"/> to <see cref="EmojiPresentation"/>
/// attach to whatever comes before them.
/// </summary>
internal enum WordBreakClass : byte
{
    /// <summary>Spaces, punctuation, symbols: between words, never in one.</summary>
    None,

    /// <summary>Letters that make words, Hangul among them.</summary>
    Letter,

    /// <summary>Letters that are also emoji, such as Ⓜ.</summary>
    EmojiLetter,

    /// <summary>Hebrew letters, which keep a quotation mark between or after them.</summary>
    HebrewLetter,

    /// <summary>0 to 9, which may also carry a keycap.</summary>
    Digit,

    /// <summary>Decimal digits of other scripts.</summary>
    Numeric,

    /// <summary>Katakana: words of their own.</summary>
    Katakana,

    /// <summary>_ and its kind: joins letters, digits and Katakana.</summary>
    ExtendNumberLetter,

    /// <summary>Joins two letters, such as a middle dot or a colon.</summary>
    MidLetter,

    /// <summary>Joins two digits, such as a comma.</summary>
    MidNumber,

    /// <summary>Joins two letters or two digits, such as a full stop.</summary>
    MidNumberLetter,

    /// <summary>The apostrophe: joins like a full stop, and may end a Hebrew word.</summary>
    SingleQuote,

    /// <summary>The quotation mark: joins two Hebrew letters.</summary>
    DoubleQuote,

    /// <summary>Han: each is a word.</summary>
    Ideograph,

    /// <summary>Hiragana: each is a word.</summary>
    Hiragana,

    /// <summary>Thai, Lao, Khmer, Myanmar: a run is one word, for want of spaces.</summary>
    SoutheastAsian,

    /// <summary>Half a flag.</summary>
    RegionalIndicator,

    /// <summary># and *, which only count with a keycap.</summary>
    KeycapBase,

    /// <summary>Emoji and other pictographs.</summary>
    Emoji,

    /// <summary>Emoji that take a skin tone.</summary>
    EmojiModifierBase,

    /// <summary>Skin tones.</summary>
    EmojiModifier,

    /// <summary>Combining marks and invisible format characters.</summary>
    Extend,

    /// <summary>Combining marks of Southeast Asian scripts, which may also begin a run.</summary>
    SoutheastAsianExtend,

    /// <summary>U+20E3, the enclosing keycap.</summary>
    Keycap,

    /// <summary>U+200D, which glues emoji together.</summary>
    ZeroWidthJoiner,

    /// <summary>Tag characters, which spell the region of a flag.</summary>
    Tag,

    /// <summary>U+E007F, the end of such a spelling.</summary>
    CancelTag,

    /// <summary>U+FE0E, which asks for text.</summary>
    TextPresentation,

    /// <summary>U+FE0F, which asks for a picture.</summary>
    EmojiPresentation,
}
