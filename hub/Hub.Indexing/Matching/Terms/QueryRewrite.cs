using Hub.Indexing.Queries;

namespace Hub.Indexing.Matching;

/// <summary>Replaces fuzzy words by the terms of the whole index that they stand for, and phrases of one place by its terms.</summary>
internal static class QueryRewrite
{
    internal static Query Rewrite(SearchContext context, Query query) => query switch
    {
        FuzzyQuery fuzzy => FuzzyExpansion.Expand(context, fuzzy),
        PhraseQuery { Places: [{ Terms: [var term] }] } phrase => new TermQuery(phrase.Field, term),
        PhraseQuery { Places: [var place] } phrase => new BooleanQuery { Should = [.. place.Terms.Distinct(StringComparer.Ordinal).Select(term => new TermQuery(phrase.Field, term))] },
        BoostQuery boost => boost with { Inner = Rewrite(context, boost.Inner) },
        ConstantScoreQuery constant => constant with { Inner = Rewrite(context, constant.Inner) },
        DisjunctionMaxQuery any => any with { Alternatives = Rewrite(context, any.Alternatives) },
        BooleanQuery boolean => boolean with
        {
            Must = Rewrite(context, boolean.Must),
            Should = boolean.MinimumShouldMatch <= 1 ? SharedTerms.Merge(Rewrite(context, boolean.Should)) : Rewrite(context, boolean.Should),
            MustNot = Rewrite(context, boolean.MustNot),
            Filter = Rewrite(context, boolean.Filter),
        },
        _ => query,
    };

    private static IReadOnlyList<Query> Rewrite(SearchContext context, IReadOnlyList<Query> queries) =>
        queries.Count == 0 ? queries : [.. queries.Select(q => Rewrite(context, q))];
}
