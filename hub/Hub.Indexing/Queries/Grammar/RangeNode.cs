namespace Hub.Indexing.Queries.Grammar;

/// <summary>A range of terms.</summary>
internal sealed record RangeNode : SyntaxNode
{
    /// <summary>The lower end as written.</summary>
    public required SyntaxToken Lower { get; init; }

    /// <summary>The upper end as written.</summary>
    public required SyntaxToken Upper { get; init; }

    /// <summary>Whether the lower end belongs to it.</summary>
    public required bool IncludeLower { get; init; }

    /// <summary>Whether the upper end belongs to it.</summary>
    public required bool IncludeUpper { get; init; }

    protected override string Body =>
        $"{(IncludeLower ? '[' : '{')}{Lower.Image} TO {Upper.Image}{(IncludeUpper ? ']' : '}')}";

    /// <summary>An end with its quotes removed; null where the range is open.</summary>
    public static string? Text(SyntaxToken end) => end.Kind == SyntaxTokenKind.RangeQuoted
        ? SyntaxEscapes.Remove(end.Image[1..^1], end.Start + 1)
        : end.Image == "*" ? null : SyntaxEscapes.Remove(end.Image, end.Start);
}
