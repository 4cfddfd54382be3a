using Hub.Indexing.Writing;

namespace Hub.Indexing.Merging;

/// <summary>Which segments to merge next: several of about the same size, or one of which most was deleted.</summary>
internal static class MergeChoice
{
    private const long Floor = 1 << 20;
    private const double MostDeleted = 0.5;

    /// <summary>The next merge; empty where none is due.</summary>
    internal static List<SegmentState> Find(IReadOnlyList<SegmentState> segments, IndexOptions options)
    {
        if (segments.FirstOrDefault(s => s.MergedCount < s.Segment.DocCount * MostDeleted) is { } hollow) return [hollow];
        return segments.GroupBy(s => Level(s, options.MergeFactor)).Where(level => level.Count() >= options.MergeFactor).OrderBy(level => level.Key)
            .Select(level => Fitting(level, options)).FirstOrDefault(chosen => chosen.Count > 1) ?? [];
    }

    /// <summary>As many of a level as the largest segment that merging makes has room for, small ones first.</summary>
    private static List<SegmentState> Fitting(IEnumerable<SegmentState> level, IndexOptions options)
    {
        long room = options.LargestMergedSegment;
        var chosen = new List<SegmentState>();
        foreach (var state in level.OrderBy(Size).Take(Math.Min(options.MergeFactor, SegmentMerge.MostSources)))
            if ((room -= Size(state)) >= 0) chosen.Add(state);
        return chosen;
    }

    private static int Level(SegmentState state, int factor) => (int)Math.Log((double)Math.Max(Size(state), Floor) / Floor, factor);

    private static long Size(SegmentState state) => (long)((double)state.Segment.Bytes * state.LiveCount / Math.Max(1, state.Segment.DocCount));
}
