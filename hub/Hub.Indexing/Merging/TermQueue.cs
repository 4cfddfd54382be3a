using Hub.Indexing.Terms;

namespace Hub.Indexing.Merging;

/// <summary>Cursors over several dictionaries, the one with the smallest term first; of equal terms the one of the earlier segment.</summary>
internal sealed class TermQueue(int capacity)
{
    private readonly (int Source, TermCursor Cursor)[] heap = new (int, TermCursor)[Math.Max(capacity, 1)];
    private int count;

    internal void Add(int source, TermCursor cursor)
    {
        int at = count++;
        heap[at] = (source, cursor);
        for (int parent; at > 0 && Less(at, parent = (at - 1) / 2); at = parent) (heap[at], heap[parent]) = (heap[parent], heap[at]);
    }

    internal bool TryPeek(out int source, out TermCursor cursor)
    {
        (source, cursor) = heap[0];
        return count > 0;
    }

    internal void RemoveFirst()
    {
        heap[0] = heap[--count];
        Sift();
    }

    /// <summary>Puts the first cursor where it belongs after it moved on.</summary>
    internal void Sift()
    {
        for (int at = 0; ;)
        {
            int child = (2 * at) + 1;
            if (child >= count) return;
            if (child + 1 < count && Less(child + 1, child)) child++;
            if (!Less(child, at)) return;
            (heap[at], heap[child]) = (heap[child], heap[at]);
            at = child;
        }
    }

    private bool Less(int one, int other)
    {
        int order = heap[one].Cursor.Term.SequenceCompareTo(heap[other].Cursor.Term);
        return order != 0 ? order < 0 : heap[one].Source < heap[other].Source;
    }
}
