namespace Hub.Indexing.Queries.Grammar;

/// <summary>What a piece of a query string is.</summary>
internal enum SyntaxTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary><c>AND</c> or <c>&amp;&amp;</c>.</summary>
    And,

    /// <summary><c>OR</c> or <c>||</c>.</summary>
    Or,

    /// <summary><c>NOT</c> or <c>!</c>.</summary>
    Not,

    /// <summary><c>+</c> before a clause.</summary>
    Plus,

    /// <summary><c>-</c> before a clause.</summary>
    Minus,

    /// <summary><c>+</c>, <c>-</c> or <c>!</c> with a space behind it: a word that says nothing.</summary>
    LoneOperator,

    /// <summary><c>(</c></summary>
    GroupStart,

    /// <summary><c>)</c></summary>
    GroupEnd,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>*</c> alone.</summary>
    Star,

    /// <summary><c>^</c></summary>
    Caret,

    /// <summary>The number behind <c>^</c>.</summary>
    Number,

    /// <summary>A phrase in quotes.</summary>
    Quoted,

    /// <summary>A word.</summary>
    Term,

    /// <summary>A word with <c>*</c> at its end.</summary>
    Prefix,

    /// <summary>A word with <c>*</c> or <c>?</c> anywhere.</summary>
    Wildcard,

    /// <summary>A regular expression between slashes.</summary>
    Regexp,

    /// <summary><c>~</c> and what follows it at once.</summary>
    Tilde,

    /// <summary><c>[</c></summary>
    RangeStartIncluded,

    /// <summary><c>{</c></summary>
    RangeStartExcluded,

    /// <summary><c>]</c></summary>
    RangeEndIncluded,

    /// <summary><c>}</c></summary>
    RangeEndExcluded,

    /// <summary><c>TO</c> in a range.</summary>
    RangeTo,

    /// <summary>An end of a range in quotes.</summary>
    RangeQuoted,

    /// <summary>An end of a range.</summary>
    RangeWord,
}
