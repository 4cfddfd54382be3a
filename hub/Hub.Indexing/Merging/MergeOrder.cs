using Hub.Indexing.Terms;

namespace Hub.Indexing.Merging;

/// <summary>The documents of several segments in the order of their keys.</summary>
internal sealed class MergeOrder
{
    private readonly IReadOnlyList<MergeSource> sources;
    private readonly List<byte> sourceOf = [];

    internal MergeOrder(IReadOnlyList<MergeSource> sources)
    {
        this.sources = sources;
        Count = sources.Sum(s => s.Live?.Count ?? s.Segment.DocCount);
    }

    /// <summary>Documents of the merged segment.</summary>
    internal int Count { get; }

    /// <summary>Gives every live document its new number and its key to an action, in order.</summary>
    internal void Sort(Action<ReadOnlySpan<byte>> add)
    {
        var queue = new TermQueue(sources.Count);
        for (int s = 0; s < sources.Count; s++)
            if (NextLive(s, new TermCursor(sources[s].Segment.Keys)) is { } cursor) queue.Add(s, cursor);
        while (queue.TryPeek(out int s, out var cursor))
        {
            sources[s].NewDoc[cursor.Ordinal] = sourceOf.Count;
            sourceOf.Add((byte)s);
            add(cursor.Term);
            if (NextLive(s, cursor) is not null) queue.Sift();
            else queue.RemoveFirst();
        }
    }

    /// <summary>Every document of the merged segment, as source and number there, in order.</summary>
    internal IEnumerable<(int Source, int Doc)> Docs()
    {
        int[] next = new int[sources.Count];
        for (int doc = 0; doc < sourceOf.Count; doc++)
        {
            int s = sourceOf[doc];
            int[] newDoc = sources[s].NewDoc;
            while (newDoc[next[s]] != doc) next[s]++;
            yield return (s, next[s]);
        }
    }

    private TermCursor? NextLive(int s, TermCursor cursor)
    {
        while (cursor.MoveNext())
        {
            if (sources[s].IsLive(cursor.Ordinal)) return cursor;
            sources[s].NewDoc[cursor.Ordinal] = -1;
        }
        return null;
    }
}
