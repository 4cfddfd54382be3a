namespace Hub.Indexing.Aggregating;

/// <summary>The smallest or largest keyword of a group.</summary>
internal sealed class KeywordExtreme(GroupField field, bool largest) : Accumulator
{
    private readonly List<int> codes = [];
    private int[] best = new int[64];

    internal override void BeginSegment(int segment) => field.BeginSegment(segment);

    internal override void Add(int doc, IReadOnlyList<int> groups)
    {
        field.Read(doc, codes);
        int code = largest ? codes[^1] : codes[0];
        if (code == 0) return;
        for (int i = 0; i < groups.Count; i++)
        {
            Grow(ref best, groups[i]);
            int before = best[groups[i]];
            if (before == 0 || (largest ? code > before : code < before)) best[groups[i]] = code;
        }
    }

    internal override object? Value(int group) => group < best.Length ? field.Value(best[group]) : null;
}
