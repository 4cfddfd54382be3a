using Hub.Indexing.Matching;

namespace Hub.Indexing.Scoring;

/// <summary>Any of several weights: worth the sum, or the best and a share of the others.</summary>
internal sealed class AnyWeight(IReadOnlyList<Weight> weights, float? tieBreaker = null) : Weight
{
    internal override Scorer? Scorer(SegmentMatcher matcher)
    {
        Scorer[] scorers = [.. weights.Select(w => w.Scorer(matcher)).OfType<Scorer>()];
        return scorers.Length switch
        {
            0 => null,
            1 => scorers[0],
            _ => new DisjunctionScorer(scorers, tieBreaker: tieBreaker),
        };
    }
}
