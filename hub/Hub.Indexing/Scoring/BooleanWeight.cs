using Hub.Indexing.Matching;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Scoring;

/// <summary>A combination of queries.</summary>
/// <param name="query">The combination.</param>
/// <param name="must">The weights of those that must match and count; null stands for one that matches nothing.</param>
/// <param name="should">The weights of those that may match and count.</param>
internal sealed class BooleanWeight(BooleanQuery query, IReadOnlyList<Weight?> must, IReadOnlyList<Weight?> should) : Weight
{
    internal override bool PrefersSets(bool exact) =>
        must.Count + query.Filter.Count > 1 && (exact || query.Filter.Count > 0) && must.All(w => w is TermWeight or ConstantWeight);

    internal override IReadOnlyList<Query> Ranges =>
        must.Count > 0 && query.MustNot.Count == 0 && query.Filter.All(f => f is IntegerRangeQuery or DoubleRangeQuery) ? query.Filter : [];

    internal override Scorer? Scorer(SegmentMatcher matcher) => Scorer(matcher, filtered: false);

    // what must match is in every document that does, and leads to it; conditions that are worth nothing need not be asked again
    internal override Scorer? ScorerOfMatches(SegmentMatcher matcher) => Scorer(matcher, filtered: must.Count > 0);

    private Scorer? Scorer(SegmentMatcher matcher, bool filtered)
    {
        var required = new List<Scorer>();
        foreach (var weight in must)
        {
            if (weight?.Scorer(matcher) is not { } scorer) return null;
            required.Add(scorer);
        }
        if (query.Filter.Count > 0 && !filtered)
        {
            var filter = matcher.Match(new BooleanQuery { Filter = query.Filter });
            if (filter.IsEmpty) return null;
            required.Add(new SetScorer(filter, 0));
        }
        Scorer[] optional = [.. should.Select(w => w?.Scorer(matcher)).OfType<Scorer>()];
        var combined = Combine(required, optional);
        if (combined is null || query.MustNot.Count == 0 || filtered) return combined;
        return new ExcludingScorer(combined, SetWork.Or(matcher.Context, [.. query.MustNot.Select(matcher.Match)], matcher.Segment.DocCount));
    }

    private Scorer? Combine(List<Scorer> required, Scorer[] optional)
    {
        int least = query.MinimumShouldMatch;
        if (optional.Length < least || (required.Count == 0 && optional.Length == 0)) return null;
        var any = optional.Length switch
        {
            0 => null,
            1 => optional[0],
            _ => new DisjunctionScorer(optional, Math.Max(least, 1)),
        };
        if (required.Count == 0) return any;
        if (least > 0 && any is not null)
        {
            required.Add(any);
            any = null;
        }
        var all = required.Count == 1 ? required[0] : new ConjunctionScorer(required);
        return any is null ? all : new OptionalScorer(all, any);
    }
}
