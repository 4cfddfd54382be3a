namespace Hub.Indexing.Aggregating;

/// <summary>The exact sum or the mean of the integers of a group.</summary>
internal sealed class IntegerSum(NumberSource source, bool mean) : Accumulator
{
    private Int128[] sums = new Int128[64];
    private long[] counts = new long[64];

    internal override void BeginSegment(int segment) => source.BeginSegment(segment);

    internal override void Add(int doc, IReadOnlyList<int> groups)
    {
        var (from, to) = source.Places(doc);
        for (; from < to; from++)
            for (int i = 0; i < groups.Count; i++) Add(groups[i], source.Column!.At(from), 1);
    }

    internal void Add(int group, Int128 sum, long values)
    {
        Grow(ref sums, group);
        Grow(ref counts, group);
        sums[group] += sum;
        counts[group] += values;
    }

    internal override object? Value(int group)
    {
        if (group >= sums.Length || counts[group] == 0) return mean ? null : 0m;
        return mean ? (double)sums[group] / counts[group] : (decimal)sums[group];
    }
}
