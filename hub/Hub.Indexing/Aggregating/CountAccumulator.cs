namespace Hub.Indexing.Aggregating;

/// <summary>How many documents a group has.</summary>
internal sealed class CountAccumulator : Accumulator
{
    private long[] counts = new long[64];

    internal override void BeginSegment(int segment)
    {
    }

    internal override void Add(int doc, IReadOnlyList<int> groups)
    {
        for (int i = 0; i < groups.Count; i++) Add(groups[i], 1);
    }

    internal void Add(int group, long documents)
    {
        Grow(ref counts, group);
        counts[group] += documents;
    }

    internal override object? Value(int group) => group < counts.Length ? counts[group] : 0L;
}
