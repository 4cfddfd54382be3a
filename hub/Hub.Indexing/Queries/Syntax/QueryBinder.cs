using Hub.Indexing.Queries.Grammar;
using Hub.Indexing.Queries.Synonyms;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>Makes the query of a parsed string: names become fields, words become terms.</summary>
internal sealed class QueryBinder
{
    private static readonly TermNode word = new() { Start = 0, Kind = SyntaxTokenKind.Term, Image = "" };
    private readonly DefaultOperator defaultOperator;
    private readonly FieldScope scope;
    private readonly WordsBinder words;

    /// <summary>For one query string.</summary>
    public QueryBinder(QueryParserOptions options, FieldNames fields)
    {
        defaultOperator = options.DefaultOperator;
        scope = new FieldScope(options, fields);
        words = new WordsBinder(options.Synonyms, scope);
    }

    /// <summary>What the writer of the string should know.</summary>
    public IReadOnlyList<QueryProblem> Notices => scope.Notices;

    /// <summary>What is searched beside the words typed.</summary>
    public IReadOnlyList<QueryExpansion> Expansions => words.Expansions;

    /// <summary>The query of a whole string; nothing is found where the analyzers leave nothing of it.</summary>
    public Query Bind(GroupNode syntax) => Group(syntax, null) ?? new MatchNoneQuery();

    /// <summary>The query of plain words.</summary>
    public Query BindWords(IEnumerable<string> plain)
    {
        var clauses = new ClauseList(defaultOperator);
        var last = words.Add(clauses, [.. plain], word, null);
        return clauses.ToQuery(last) ?? new MatchNoneQuery();
    }

    private Query? Group(GroupNode group, string? inherited)
    {
        string? named = group.Field ?? inherited;
        var clauses = new ClauseList(defaultOperator);
        Query? first = null;
        foreach (var clause in group.Clauses)
        {
            var query = clause.Node is TermNode { Several: true } several ? words.AddSeveral(clauses, several, named) : Add(clauses, clause, named);
            if (ReferenceEquals(clause, group.Clauses[0]) && clause.Modifier == SyntaxTokenKind.End) first = query;
        }

        return clauses.ToQuery(first);
    }

    private Query? Add(ClauseList clauses, ClauseNode clause, string? inherited)
    {
        var query = Boosted(Node(clause.Node, inherited), clause.Node);
        clauses.Add(clause.Conjunction, clause.Modifier, query);
        return query;
    }

    private Query? Node(SyntaxNode node, string? inherited) => node switch
    {
        GroupNode group => Group(group, inherited),
        RangeNode range => scope.Ask(range, inherited, asked => asked.Range(range)),
        TermNode term => Term(term, inherited),
        _ => throw new InvalidOperationException($"A clause is no {node.GetType().Name}."),
    };

    private Query? Term(TermNode term, string? inherited)
    {
        string text = SyntaxEscapes.Remove(term.Image, term.Start);
        switch (term.Kind)
        {
            case SyntaxTokenKind.Star when scope.StarIsEverything(term, inherited):
                return new MatchAllQuery();
            case SyntaxTokenKind.Star or SyntaxTokenKind.Wildcard:
                return scope.Ask(term, inherited, asked => asked.Wildcard(term));
            case SyntaxTokenKind.Prefix:
                string beginning = SyntaxEscapes.Remove(term.Image[..^1], term.Start);
                return scope.Ask(term, inherited, asked => asked.Prefix(term, beginning));
            case SyntaxTokenKind.Regexp:
                return scope.Ask(term, inherited, asked => asked.Regexp(term));
            case SyntaxTokenKind.Quoted:
                return words.Phrase(term, SyntaxEscapes.Remove(term.Image[1..^1], term.Start + 1), inherited);
            default:
                return Word(term, term.Kind == SyntaxTokenKind.LoneOperator ? text[..1] : text, inherited);
        }
    }

    private Query? Word(TermNode term, string text, string? inherited) => term.Tilde is null
        ? words.Word(term, text, inherited)
        : scope.Ask(term, inherited, asked => asked.Fuzzy(term, text));

    private static Query? Boosted(Query? query, SyntaxNode node)
    {
        if (node.Boost is null || query is null) return query;
        float factor = JavaFloat.Parse(node.Boost) ?? 1;
        return float.IsFinite(factor) ? new BoostQuery(query, factor) : throw new QuerySyntaxException(node.Start, $"the boost ^{node.Boost} is too large");
    }
}
