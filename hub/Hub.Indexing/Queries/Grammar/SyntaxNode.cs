namespace Hub.Indexing.Queries.Grammar;

/// <summary>A part of a parsed query string; its text is the part again, in one canonical spelling.</summary>
internal abstract record SyntaxNode
{
    /// <summary>Where it begins in the text, in UTF-16 characters from 0.</summary>
    public required int Start { get; init; }

    /// <summary>The field named before it, as written; null where none is.</summary>
    public string? Field { get; init; }

    /// <summary>The number behind <c>^</c>, as written; null where none is.</summary>
    public string? Boost { get; init; }

    /// <summary>The part without its field and boost.</summary>
    protected abstract string Body { get; }

    /// <inheritdoc/>
    public sealed override string ToString() =>
        $"{(Field is null ? "" : Field + ":")}{Body}{(Boost is null ? "" : "^" + Boost)}";
}
