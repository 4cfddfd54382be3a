using Hub.Indexing.Commits;
using Hub.Indexing.Documents;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Aggregating;

/// <summary>One figure of every group.</summary>
internal abstract class Accumulator
{
    internal static Accumulator Create(Commit commit, Aggregate aggregate)
    {
        if (aggregate.Function == AggregateFunction.Count) return new CountAccumulator();
        var kind = commit.Schema.Find(aggregate.Field!)!.Kind;
        if (aggregate.Function == AggregateFunction.CountDistinct) return new DistinctAccumulator(new(commit, aggregate.Field!));
        if (kind == FieldKind.Keyword) return new KeywordExtreme(new(commit, aggregate.Field!), aggregate.Function == AggregateFunction.Maximum);
        if (aggregate.Function is AggregateFunction.Minimum or AggregateFunction.Maximum)
            return new NumberExtreme(new(commit, aggregate.Field!), kind, aggregate.Function == AggregateFunction.Maximum);
        return kind == FieldKind.Double
            ? new DoubleSum(new(commit, aggregate.Field!), aggregate.Function == AggregateFunction.Average)
            : new IntegerSum(new(commit, aggregate.Field!), aggregate.Function == AggregateFunction.Average);
    }

    internal abstract void BeginSegment(int segment);

    /// <summary>Takes a document into groups.</summary>
    internal abstract void Add(int doc, IReadOnlyList<int> groups);

    /// <summary>The figure of a group.</summary>
    internal abstract object? Value(int group);

    /// <summary>Makes room for a group.</summary>
    private protected static void Grow<T>(ref T[] values, int group)
    {
        if (group >= values.Length) Array.Resize(ref values, Math.Max(group + 1, values.Length * 2));
    }
}
