using Hub.Indexing.Commits;
using Hub.Indexing.Matching;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Scoring;

/// <summary>Makes the weights of queries.</summary>
internal static class Weights
{
    /// <summary>The weight of a query as it was rewritten; null where it can match nothing.</summary>
    internal static Weight? Of(Commit commit, Query query, float boost = 1) => query switch
    {
        MatchNoneQuery => null,
        BoostQuery inner => Of(commit, inner.Inner, boost * inner.Factor),
        TermQuery term => TermWeight.Create(commit, term.Field, term.Term, boost),
        SynonymQuery { Terms.Count: 1 } one => TermWeight.Create(commit, one.Field, one.Terms[0], boost),
        SynonymQuery synonym => new SynonymWeight(commit, synonym, boost),
        PhraseQuery phrase => new PhraseWeight(commit, phrase, boost),
        BlendedTermsQuery blended => Any([.. blended.Terms.Select(t => TermWeight.Create(commit, blended.Field, t.Term, boost * t.Share, blended.DocFreq))]),
        DisjunctionMaxQuery any => Any([.. any.Alternatives.Select(q => Of(commit, q, boost))], any.TieBreaker),
        BooleanQuery boolean => OfBoolean(commit, boolean, boost),
        _ => new ConstantWeight(query, boost),
    };

    private static Weight? Any(IReadOnlyList<Weight?> weights, float? tieBreaker = null)
    {
        Weight[] found = [.. weights.OfType<Weight>()];
        return found.Length switch
        {
            0 => null,
            1 => found[0],
            _ => new AnyWeight(found, tieBreaker),
        };
    }

    private static Weight? OfBoolean(Commit commit, BooleanQuery query, float boost)
    {
        if (query.Must.Count == 0 && query.Should.Count == 0) return query.Filter.Count == 0 ? null : new ConstantWeight(query, 0);
        var must = query.Must.Select(q => Of(commit, q, boost)).ToList();
        if (must.Contains(null)) return null;
        // one clause that must match, all of equal worth, and nothing else that counts: all matches are worth the same
        if (query.Should.Count == 0 && must.All(w => w!.Constant is not null)) return new ConstantWeight(query, (float)must.Sum(w => (double)w!.Constant!.Value));
        return new BooleanWeight(query, must, [.. query.Should.Select(q => Of(commit, q, boost))]);
    }
}
