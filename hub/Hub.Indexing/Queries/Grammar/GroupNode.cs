namespace Hub.Indexing.Queries.Grammar;

/// <summary>Clauses in parentheses, or the whole query string.</summary>
internal sealed record GroupNode : SyntaxNode
{
    /// <summary>The clauses; at least one.</summary>
    public required IReadOnlyList<ClauseNode> Clauses { get; init; }

    /// <summary>The clauses without the parentheses.</summary>
    public string Inside => string.Join(' ', Clauses);

    protected override string Body => $"({Inside})";
}
