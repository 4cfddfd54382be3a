using Hub.Indexing.Queries;

namespace Hub.Indexing.Tests.Parity;

/// <summary>Makes a query smaller step by step.</summary>
public static class QueryShrinker
{
    /// <summary>The queries that are one step smaller: a part of it alone, one part less, or one part smaller.</summary>
    public static IEnumerable<Query> Smaller(Query query) => query switch
    {
        BooleanQuery q => Parts(q).Concat(Lists(q)),
        BoostQuery q => Smaller(q.Inner).Select(inner => q with { Inner = inner }).Prepend(q.Inner),
        ConstantScoreQuery q => Smaller(q.Inner).Select(inner => q with { Inner = inner }).Prepend(q.Inner),
        DisjunctionMaxQuery q => q.Alternatives.Concat(List(q.Alternatives, list => q with { Alternatives = list })),
        PhraseQuery q when q.Places.Count > 2 => q.Places.Select((_, i) => q with { Places = [.. q.Places.Where((_, k) => k != i)] }),
        SynonymQuery q when q.Terms.Count > 1 => q.Terms.Select((_, i) => q with { Terms = [.. q.Terms.Where((_, k) => k != i)] }),
        _ => [],
    };

    private static IEnumerable<Query> Parts(BooleanQuery q) => [.. q.Must, .. q.Should, .. q.Filter, .. q.MustNot];

    private static IEnumerable<Query> Lists(BooleanQuery q) =>
        List(q.Must, list => q with { Must = list })
            .Concat(List(q.Should, list => q with { Should = list, MinimumShouldMatch = Math.Min(q.MinimumShouldMatch, list.Count) }))
            .Concat(List(q.Filter, list => q with { Filter = list })).Concat(List(q.MustNot, list => q with { MustNot = list }));

    private static IEnumerable<Query> List(IReadOnlyList<Query> list, Func<List<Query>, Query> with)
    {
        for (int i = 0; i < list.Count; i++)
        {
            yield return with([.. list.Where((_, k) => k != i)]);
            foreach (var smaller in Smaller(list[i])) yield return with([.. list.Select((one, k) => k == i ? smaller : one)]);
        }
    }
}
