using Hub.Indexing.Queries.Grammar;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>
/// Clauses as the classic parser joins them: AND makes its two neighbours required, and with AND as the default
/// operator OR makes its two neighbours optional; there is no precedence between the two.
/// </summary>
/// <param name="defaultOperator">What stands between clauses with nothing between them.</param>
internal sealed class ClauseList(DefaultOperator defaultOperator)
{
    private readonly List<(Occurrence Occurrence, Query Query)> clauses = [];

    private enum Occurrence
    {
        Should,
        Must,
        MustNot,
    }

    /// <summary>Adds a clause; null for words that the analyzer leaves out, which still act on the clause before.</summary>
    public void Add(SyntaxTokenKind conjunction, SyntaxTokenKind modifier, Query? query)
    {
        if (conjunction == SyntaxTokenKind.And) ChangeLast(Occurrence.Must);
        if (conjunction == SyntaxTokenKind.Or && defaultOperator == DefaultOperator.And) ChangeLast(Occurrence.Should);
        if (query is null) return;
        bool required = defaultOperator == DefaultOperator.Or
            ? modifier == SyntaxTokenKind.Plus || conjunction == SyntaxTokenKind.And
            : conjunction != SyntaxTokenKind.Or;
        var occurrence = modifier == SyntaxTokenKind.Minus ? Occurrence.MustNot : required ? Occurrence.Must : Occurrence.Should;
        clauses.Add((occurrence, query));
    }

    /// <summary>Adds several words in a row; null where the analyzer leaves all of them out.</summary>
    public void AddSeveral(Query? query)
    {
        var each = defaultOperator == DefaultOperator.And ? Occurrence.Must : Occurrence.Should;
        if (query is BooleanQuery words) clauses.AddRange([.. words.Must.Concat(words.Should).Select(word => (each, word))]);
        else if (query is not null) clauses.Add((each, query));
    }

    /// <summary>The clauses as one query; null where there are none.</summary>
    /// <param name="only">What stands for the list if it has one clause: the first one, if it has no modifier.</param>
    public Query? ToQuery(Query? only)
    {
        if (clauses.Count == 0) return null;
        if (clauses.Count == 1 && only is not null) return only;
        return new BooleanQuery { Must = With(Occurrence.Must), Should = With(Occurrence.Should), MustNot = With(Occurrence.MustNot) };
    }

    private void ChangeLast(Occurrence occurrence)
    {
        if (clauses.Count > 0 && clauses[^1].Occurrence != Occurrence.MustNot) clauses[^1] = (occurrence, clauses[^1].Query);
    }

    private List<Query> With(Occurrence occurrence) => [.. clauses.Where(clause => clause.Occurrence == occurrence).Select(clause => clause.Query)];
}
