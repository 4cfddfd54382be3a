using Hub.Indexing.Documents;

namespace Hub.Indexing.Aggregating;

/// <summary>The sum or the mean of the doubles of a group, with what rounding drops added back.</summary>
internal sealed class DoubleSum(NumberSource source, bool mean) : Accumulator
{
    private double[] sums = new double[64];
    private double[] dropped = new double[64];
    private long[] counts = new long[64];

    internal override void BeginSegment(int segment) => source.BeginSegment(segment);

    internal override void Add(int doc, IReadOnlyList<int> groups)
    {
        var (from, to) = source.Places(doc);
        for (; from < to; from++)
            for (int i = 0; i < groups.Count; i++) Add(groups[i], SortableDouble.FromBits(source.Column!.At(from)));
    }

    internal override object? Value(int group)
    {
        if (group >= sums.Length || counts[group] == 0) return mean ? null : 0d;
        double sum = sums[group] + dropped[group];
        return mean ? sum / counts[group] : sum;
    }

    private void Add(int group, double value)
    {
        Grow(ref sums, group);
        Grow(ref dropped, group);
        Grow(ref counts, group);
        double sum = sums[group] + value;
        dropped[group] += Math.Abs(sums[group]) >= Math.Abs(value) ? sums[group] - sum + value : value - sum + sums[group];
        sums[group] = sum;
        counts[group]++;
    }
}
