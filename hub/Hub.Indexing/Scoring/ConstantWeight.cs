using Hub.Indexing.Matching;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Scoring;

/// <summary>A query whose matches are all worth the same.</summary>
internal sealed class ConstantWeight(Query query, float score) : Weight
{
    internal override float? Constant => score;

    internal override Scorer? Scorer(SegmentMatcher matcher)
    {
        var set = matcher.Match(query);
        return set.IsEmpty ? null : new SetScorer(set, score);
    }
}
