using System.Text;
using Hub.Indexing.Buffering;

namespace Hub.Indexing.Writing;

/// <summary>The writer's segments, with all changes so far; to be used under its lock.</summary>
internal sealed class SegmentList
{
    internal List<SegmentState> Segments { get; } = [];

    /// <summary>Removes from the segments what was replaced or deleted after they were written.</summary>
    internal void Apply(BufferedChanges changes)
    {
        if (Segments.Count == 0) return;
        byte[][] keys = [.. changes.Keys.Select(k => Encoding.UTF8.GetBytes(k.Key))];
        Array.Sort(keys, (one, other) => one.AsSpan().SequenceCompareTo(other));
        foreach (var state in Segments)
        {
            RemoveKeys(state, keys);
            foreach (var (field, value, _) in changes.TermDeletes) RemoveTerm(state, field, value);
        }
    }

    private static void RemoveKeys(SegmentState state, byte[][] keys)
    {
        var dictionary = state.Segment.Keys;
        var cursor = new Terms.TermCursor(dictionary);
        if (keys.Length == 0 || !cursor.SeekAtLeast(keys[0])) return;
        foreach (byte[] key in keys)
        {
            int order = cursor.Term.SequenceCompareTo(key);
            if (order < 0)
            {
                if (!cursor.SeekAtLeast(key)) return;
                order = cursor.Term.SequenceCompareTo(key);
            }
            if (order == 0) state.Remove(cursor.Ordinal);
        }
    }

    private static void RemoveTerm(SegmentState state, string field, string value)
    {
        if (state.Segment.Field(field) is not { HasTerms: true } reader || !reader.Terms.TryFind(Encoding.UTF8.GetBytes(value), out var entry)) return;
        var postings = reader.Postings(entry);
        int[] docs = new int[Postings.PostingsList.Size];
        for (int block = 0; block * Postings.PostingsList.Size < postings.DocFreq; block++)
        {
            ReadBlock(postings, block, docs, out int count);
            for (int i = 0; i < count; i++) state.Remove(docs[i]);
        }
    }

    private static unsafe void ReadBlock(in Postings.PostingsList postings, int block, int[] docs, out int count) =>
        postings.ReadDocs(block, ref docs[0], out count);
}
