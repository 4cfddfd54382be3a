using Hub.Indexing.Documents;

namespace Hub.Indexing.Aggregating;

/// <summary>The smallest or largest number of a group.</summary>
internal sealed class NumberExtreme(NumberSource source, FieldKind kind, bool largest) : Accumulator
{
    private long?[] best = new long?[64];

    internal override void BeginSegment(int segment) => source.BeginSegment(segment);

    internal override void Add(int doc, IReadOnlyList<int> groups)
    {
        var (from, to) = source.Places(doc);
        if (from == to) return;
        long value = source.Column!.At(largest ? to - 1 : from);
        for (int i = 0; i < groups.Count; i++)
        {
            Grow(ref best, groups[i]);
            if (best[groups[i]] is not { } before || (largest ? value > before : value < before)) best[groups[i]] = value;
        }
    }

    internal override object? Value(int group)
    {
        if (group >= best.Length || best[group] is not { } value) return null;
        return kind == FieldKind.Double ? (object)SortableDouble.FromBits(value) : value;
    }
}
