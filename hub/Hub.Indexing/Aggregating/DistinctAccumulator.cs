namespace Hub.Indexing.Aggregating;

/// <summary>How many distinct values a group has.</summary>
internal sealed class DistinctAccumulator(GroupField field) : Accumulator
{
    private readonly HashSet<long> seen = [];
    private readonly List<int> codes = [];
    private long[] counts = new long[64];

    internal override void BeginSegment(int segment) => field.BeginSegment(segment);

    internal override void Add(int doc, IReadOnlyList<int> groups)
    {
        field.Read(doc, codes);
        foreach (int code in codes)
        {
            if (code == 0) continue;
            for (int i = 0; i < groups.Count; i++)
            {
                if (!seen.Add(((long)groups[i] << 32) | (uint)code)) continue;
                Grow(ref counts, groups[i]);
                counts[groups[i]]++;
            }
        }
    }

    internal override object? Value(int group) => group < counts.Length ? counts[group] : 0L;
}
