namespace Hub.Indexing.Analysis;

/// <summary>A reusable cursor over the tokens of one text at a time; makes no garbage per token.</summary>
public abstract class TokenStream
{
    /// <summary>The current token's term; valid until the next call of <see cref="MoveNext"/>.</summary>
    public abstract ReadOnlySpan<char> Term { get; }

    /// <summary>Positions between the token before and this one: 1 for the next word, 0 for a synonym at the same place, more where words were left out.</summary>
    public int PositionIncrement { get; protected set; }

    /// <summary>Where the token begins in the text, in UTF-16 code units.</summary>
    public int StartOffset { get; protected set; }

    /// <summary>Where the token ends in the text, exclusive, in UTF-16 code units.</summary>
    public int EndOffset { get; protected set; }

    /// <summary>Once <see cref="MoveNext"/> returned false: the positions left out after the last token, for a value that follows in the same field.</summary>
    public int FinalPositionIncrement { get; protected set; }

    /// <summary>Begins with a text, before its first token.</summary>
    public abstract void Reset(string text);

    /// <summary>Goes to the next token; false at the end of the text.</summary>
    public abstract bool MoveNext();
}
