namespace Hub.Indexing.Queries.Grammar;

/// <summary>One clause and how it is joined to those before it.</summary>
/// <param name="Conjunction"><see cref="SyntaxTokenKind.And"/> or <see cref="SyntaxTokenKind.Or"/> before it; <see cref="SyntaxTokenKind.End"/> where there is neither.</param>
/// <param name="Modifier"><see cref="SyntaxTokenKind.Plus"/> or <see cref="SyntaxTokenKind.Minus"/>; <see cref="SyntaxTokenKind.End"/> where there is neither.</param>
/// <param name="Node">What is looked for.</param>
internal sealed record ClauseNode(SyntaxTokenKind Conjunction, SyntaxTokenKind Modifier, SyntaxNode Node)
{
    public override string ToString() =>
        Conjunction switch { SyntaxTokenKind.And => "AND ", SyntaxTokenKind.Or => "OR ", _ => "" }
        + Modifier switch { SyntaxTokenKind.Plus => "+", SyntaxTokenKind.Minus => "-", _ => "" }
        + Node;
}
