namespace Hub.Indexing.Queries.Grammar;

/// <summary>A word, phrase or pattern, or several words in a row.</summary>
internal sealed record TermNode : SyntaxNode
{
    /// <summary>What it is: a word, lone operator, number, star, prefix, wildcard, regular expression or phrase.</summary>
    public required SyntaxTokenKind Kind { get; init; }

    /// <summary>The characters as written, with escapes, quotes and stars.</summary>
    public required string Image { get; init; }

    /// <summary>Whether these are several words with one space between them, to be analysed as one text.</summary>
    public bool Several { get; init; }

    /// <summary><c>~</c> and what follows it at once; null where there is none.</summary>
    public string? Tilde { get; init; }

    protected override string Body => Image + Tilde;
}
