namespace Hub.Indexing.Queries.Grammar;

/// <summary>Reads a query string by the grammar of the classic parser.</summary>
/// <param name="tokens">The tokens of the string, the last one <see cref="SyntaxTokenKind.End"/>.</param>
/// <param name="maxDepth">How deep groups may be nested.</param>
internal sealed class SyntaxParser(IReadOnlyList<SyntaxToken> tokens, int maxDepth)
{
    private int next;
    private int depth;

    private SyntaxToken Current => tokens[next];

    /// <summary>The whole string as one group.</summary>
    /// <exception cref="QuerySyntaxException">It does not follow the grammar.</exception>
    public GroupNode Parse()
    {
        var clauses = Clauses();
        if (Current.Kind == SyntaxTokenKind.End) return new GroupNode { Start = 0, Clauses = clauses };
        throw Current.Kind == SyntaxTokenKind.GroupEnd
            ? Unexpected("there is no ( that this ) closes; write \\) to look for it")
            : Unexpected($"a word, a phrase in quotes or ( is expected, not {Name(Current)}");
    }

    private List<ClauseNode> Clauses()
    {
        var clauses = new List<ClauseNode> { Clause(first: true) };
        while (BeginsClause(Current.Kind)) clauses.Add(Clause(first: false));
        return clauses;
    }

    private ClauseNode Clause(bool first)
    {
        if (SeveralWordsFollow()) return new ClauseNode(SyntaxTokenKind.End, SyntaxTokenKind.End, SeveralWords());
        var conjunction = !first && Current.Kind is SyntaxTokenKind.And or SyntaxTokenKind.Or ? Take().Kind : SyntaxTokenKind.End;
        var modifier = Current.Kind switch
        {
            SyntaxTokenKind.Plus => Take().Kind,
            SyntaxTokenKind.Minus => Take().Kind,
            SyntaxTokenKind.Not when Take() is var _ => SyntaxTokenKind.Minus,
            _ => SyntaxTokenKind.End,
        };
        return new ClauseNode(conjunction, modifier, FieldedNode());
    }

    private bool SeveralWordsFollow() =>
        Current.Kind == SyntaxTokenKind.Term && Ahead(1).Kind == SyntaxTokenKind.Term && MayFollowSeveral(Ahead(2).Kind);

    private TermNode SeveralWords()
    {
        int start = Current.Start;
        var words = new List<string> { Take().Image };
        while (Current.Kind == SyntaxTokenKind.Term && MayFollowSeveral(Ahead(1).Kind)) words.Add(Take().Image);
        string image = string.Join(' ', words);
        return new TermNode { Start = start, Kind = SyntaxTokenKind.Term, Image = image, Several = true };
    }

    private static bool MayFollowSeveral(SyntaxTokenKind kind) =>
        kind is not (SyntaxTokenKind.Colon or SyntaxTokenKind.Star or SyntaxTokenKind.Tilde or SyntaxTokenKind.Caret or SyntaxTokenKind.And or SyntaxTokenKind.Or);

    private SyntaxNode FieldedNode()
    {
        string? field = null;
        if (Current.Kind is SyntaxTokenKind.Term or SyntaxTokenKind.Star && Ahead(1).Kind == SyntaxTokenKind.Colon)
        {
            var name = Take();
            SyntaxEscapes.Remove(name.Image, name.Start);
            field = name.Image;
            Take();
        }

        var node = Current.Kind == SyntaxTokenKind.GroupStart ? Group() : Leaf();
        return node with { Field = field };
    }

    private GroupNode Group()
    {
        var open = Take();
        if (++depth > maxDepth) throw new QuerySyntaxException(open.Start, $"parentheses are nested more than {maxDepth} deep; take some away");
        var clauses = Clauses();
        if (Current.Kind != SyntaxTokenKind.GroupEnd) throw Unexpected($"a ) is expected that closes the ( at character {open.Start + 1}, not {Name(Current)}");
        Take();
        depth--;
        return new GroupNode { Start = open.Start, Clauses = clauses, Boost = BoostIfAny() };
    }

    private SyntaxNode Leaf()
    {
        if (Current.Kind is SyntaxTokenKind.RangeStartIncluded or SyntaxTokenKind.RangeStartExcluded) return Range();
        if (!IsTerm(Current.Kind)) throw Unexpected($"a word, a phrase in quotes, a range or ( is expected, not {Name(Current)}");
        var term = Take();
        string? tilde = TildeIfAny();
        string? boost = BoostIfAny();
        tilde ??= boost is null ? null : TildeIfAny();
        return new TermNode { Start = term.Start, Kind = term.Kind, Image = term.Image, Tilde = tilde, Boost = boost };
    }

    private RangeNode Range()
    {
        var open = Take();
        var lower = RangeEnd();
        if (Current.Kind != SyntaxTokenKind.RangeTo) throw Unexpected($"TO is expected between the two ends of a range, such as [a TO b], not {Name(Current)}");
        Take();
        var upper = RangeEnd();
        if (Current.Kind is not (SyntaxTokenKind.RangeEndIncluded or SyntaxTokenKind.RangeEndExcluded))
            throw Unexpected($"] or }} is expected at the end of a range, not {Name(Current)}; put an end with spaces in quotes");
        var close = Take().Kind;
        var range = new RangeNode
        {
            Start = open.Start,
            Lower = lower,
            Upper = upper,
            IncludeLower = open.Kind == SyntaxTokenKind.RangeStartIncluded,
            IncludeUpper = close == SyntaxTokenKind.RangeEndIncluded,
        };
        return range with { Boost = BoostIfAny() };
    }

    private SyntaxToken RangeEnd() =>
        Current.Kind is SyntaxTokenKind.RangeWord or SyntaxTokenKind.RangeQuoted or SyntaxTokenKind.RangeTo
            ? Take()
            : throw Unexpected($"an end of the range or * is expected, not {Name(Current)}");

    private string? TildeIfAny() => Current.Kind == SyntaxTokenKind.Tilde ? Take().Image : null;

    private string? BoostIfAny()
    {
        if (Current.Kind != SyntaxTokenKind.Caret) return null;
        Take();
        if (Current.Kind != SyntaxTokenKind.Number) throw Unexpected("a number is expected after ^, such as ^2 or ^0.5");
        return Take().Image;
    }

    private static bool IsTerm(SyntaxTokenKind kind) =>
        kind is SyntaxTokenKind.Term or SyntaxTokenKind.Star or SyntaxTokenKind.Prefix or SyntaxTokenKind.Wildcard or SyntaxTokenKind.Regexp
            or SyntaxTokenKind.Number or SyntaxTokenKind.LoneOperator or SyntaxTokenKind.Quoted;

    private static bool BeginsClause(SyntaxTokenKind kind) =>
        IsTerm(kind) || kind is SyntaxTokenKind.And or SyntaxTokenKind.Or or SyntaxTokenKind.Not or SyntaxTokenKind.Plus or SyntaxTokenKind.Minus
            or SyntaxTokenKind.GroupStart or SyntaxTokenKind.RangeStartIncluded or SyntaxTokenKind.RangeStartExcluded;

    private SyntaxToken Take() => next < tokens.Count - 1 ? tokens[next++] : tokens[next];

    private SyntaxToken Ahead(int count) => tokens[Math.Min(next + count, tokens.Count - 1)];

    private static string Name(SyntaxToken token) => token.Kind == SyntaxTokenKind.End ? "the end of the query" : $"'{token.Image.Trim()}'";

    private QuerySyntaxException Unexpected(string message) => new(Current.Start, message);
}
