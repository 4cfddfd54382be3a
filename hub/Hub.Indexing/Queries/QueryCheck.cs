using Hub.Indexing.Documents;

namespace Hub.Indexing.Queries;

/// <summary>Counts what a query asks for before anything is read, and refuses what is too much or cannot be asked.</summary>
internal sealed class QueryCheck(IndexSchema schema, QueryLimits limits)
{
    private int clauses;
    private long characters;
    private int fuzzy;

    internal void Check(Query query, int depth = 0)
    {
        if (++clauses > limits.Clauses) throw new QueryRefusedException($"The query has more than {limits.Clauses:N0} clauses. Ask for many values with one 'in', or split the query.");
        if (depth > limits.Depth) throw new QueryRefusedException($"The query is nested more than {limits.Depth} deep.");
        foreach (var inner in Inner(query)) Check(inner, depth + 1);
        if (FieldOf(query) is var (field, kinds)) CheckField(query, field, kinds);
        CheckSize(query);
    }

    private static IEnumerable<Query> Inner(Query query) => query switch
    {
        BoostQuery boost => [boost.Inner],
        ConstantScoreQuery constant => [constant.Inner],
        DisjunctionMaxQuery any => any.Alternatives,
        BooleanQuery boolean => boolean.Must.Concat(boolean.Should).Concat(boolean.MustNot).Concat(boolean.Filter),
        _ => [],
    };

    private static (string Field, string Kinds)? FieldOf(Query query) => query switch
    {
        PhraseQuery q => (q.Field, "T"),
        SynonymQuery q => (q.Field, "TK"),
        KeywordPredicateQuery q => (q.Field, "K"),
        IntegerRangeQuery q => (q.Field, "ID"),
        IntegerPredicateQuery q => (q.Field, "ID"),
        DoubleRangeQuery q => (q.Field, "F"),
        DoublePredicateQuery q => (q.Field, "F"),
        ExistsQuery q => (q.Field, "TKIDF"),
        _ => TermsField(query) is { } field ? (field, "TK") : null,
    };

    private static string? TermsField(Query query) => query switch
    {
        TermQuery q => q.Field,
        TermsQuery q => q.Field,
        PrefixQuery q => q.Field,
        WildcardQuery q => q.Field,
        FuzzyQuery q => q.Field,
        RegexpQuery q => q.Field,
        TermRangeQuery q => q.Field,
        _ => null,
    };

    private void CheckField(Query query, string field, string kinds)
    {
        if (schema.Find(field) is not { } declared) throw new QueryRefusedException($"The index has no field '{field}'. It has: {string.Join(", ", schema.Fields.Select(f => f.Name))}.");
        char kind = declared.Kind switch
        {
            FieldKind.Text => 'T',
            FieldKind.Keyword => 'K',
            FieldKind.Integer => 'I',
            FieldKind.Date => 'D',
            _ => 'F',
        };
        if (!kinds.Contains(kind)) throw new QueryRefusedException($"The field '{field}' is of kind {declared.Kind}, which {query.GetType().Name} cannot be asked of.");
    }

    private void CheckSize(Query query)
    {
        if (query is FuzzyQuery && ++fuzzy > limits.FuzzyTerms) throw new QueryRefusedException($"The query has more than {limits.FuzzyTerms} fuzzy words.");
        if (query is BoostQuery { Factor: var factor } && !(factor >= 0 && float.IsFinite(factor))) throw new QueryRefusedException($"A boost must be a number of zero or more, not {factor}.");
        int values = query is TermsQuery terms ? terms.Terms.Count : query is KeysQuery keys ? keys.Keys.Count : 0;
        if (values > limits.Values) throw new QueryRefusedException($"The query asks for {values:N0} values at once; {limits.Values:N0} are allowed.");
        // the values of an 'in' are bounded by their number: each is looked up once
        int most = 0;
        foreach (string text in Texts(query))
        {
            characters += text.Length;
            if (++most > limits.Clauses) throw new QueryRefusedException($"A phrase has more than {limits.Clauses:N0} terms.");
        }
        if (characters > limits.Characters) throw new QueryRefusedException($"The query has more than {limits.Characters:N0} characters.");
    }

    private static IEnumerable<string> Texts(Query query) => query switch
    {
        PhraseQuery q => q.Places.SelectMany(p => p.Terms),
        SynonymQuery q => q.Terms,
        TermQuery q => [q.Term],
        PrefixQuery q => [q.Prefix],
        WildcardQuery q => [q.Pattern],
        FuzzyQuery q => [q.Term],
        RegexpQuery q => [q.Pattern],
        TermRangeQuery q => [q.Lower ?? "", q.Upper ?? ""],
        _ => [],
    };
}
