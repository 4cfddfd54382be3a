using Hub.Indexing.Queries;

namespace Hub.Indexing.Matching;

/// <summary>
/// Adds up the shares of a term that several alternatives have in common, as Lucene does: where a fuzzy word stands for a
/// term that another alternative asks for too, the frequency that the first of them gives it counts for both.
/// </summary>
internal static class SharedTerms
{
    /// <summary>The alternatives, flat and with every term in the first of them only, if a fuzzy word is among them.</summary>
    internal static IReadOnlyList<Query> Merge(IReadOnlyList<Query> alternatives)
    {
        var flat = alternatives.SelectMany(Flatten).ToList();
        if (!flat.Exists(query => query is BlendedTermsQuery)) return alternatives;
        var total = flat.SelectMany(Terms).GroupBy(term => (term.Field, term.Term)).ToDictionary(term => term.Key, term => (float)term.Sum(one => (double)one.Share));
        var taken = new HashSet<(string, string)>();
        return [.. flat.Select(query => Keep(query, total, taken)).OfType<Query>()];
    }

    private static IEnumerable<Query> Flatten(Query query) =>
        query is BooleanQuery { Must.Count: 0, Filter.Count: 0, MustNot.Count: 0, MinimumShouldMatch: <= 1 } any ? any.Should.SelectMany(Flatten) : [query];

    private static IEnumerable<(string Field, string Term, float Share)> Terms(Query query) => query switch
    {
        TermQuery term => [(term.Field, term.Term, 1)],
        BoostQuery { Inner: TermQuery term } boost => [(term.Field, term.Term, boost.Factor)],
        BlendedTermsQuery blended => blended.Terms.Select(term => (blended.Field, term.Term, term.Share)),
        _ => [],
    };

    private static Query? Keep(Query query, Dictionary<(string Field, string Term), float> total, HashSet<(string, string)> taken)
    {
        if (query is BlendedTermsQuery blended)
        {
            var terms = blended.Terms.Where(term => taken.Add((blended.Field, term.Term))).Select(term => (term.Term, total[(blended.Field, term.Term)])).ToList();
            return terms.Count == 0 ? null : blended with { Terms = terms };
        }

        if ((query is BoostQuery boost ? boost.Inner : query) is not TermQuery one) return query;
        return taken.Add((one.Field, one.Term)) ? new BoostQuery(one, total[(one.Field, one.Term)]) : null;
    }
}
