using Hub.Indexing.Matching;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Scoring;

/// <summary>A query with the statistics of the whole index, from which each segment gets its scorer.</summary>
internal abstract class Weight
{
    /// <summary>What every match is worth, where that is always the same; otherwise null.</summary>
    internal virtual float? Constant => null;

    /// <summary>Whether what matches is better found as sets before anything is scored.</summary>
    /// <param name="exact">Whether all that matches must be found in any case.</param>
    internal virtual bool PrefersSets(bool exact) => false;

    /// <summary>Ranges that are the only conditions beside what is scored; none where there are others.</summary>
    internal virtual IReadOnlyList<Query> Ranges => [];

    /// <summary>The scorer of one segment; null where nothing there matches.</summary>
    internal abstract Scorer? Scorer(SegmentMatcher matcher);

    /// <summary>A scorer of one segment that is only asked about documents that match, and so need not see to it.</summary>
    internal virtual Scorer? ScorerOfMatches(SegmentMatcher matcher) => Scorer(matcher);
}
