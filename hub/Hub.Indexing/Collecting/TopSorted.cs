using Hub.Indexing.Commits;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Collecting;

/// <summary>The first so many documents in an order of several steps; what is left equal goes by key.</summary>
internal sealed class TopSorted
{
    private readonly Commit commit;
    private readonly int size;
    private readonly SearchCursor? after;
    private readonly long[] afterValues;
    private readonly bool keyDescending;
    private readonly PriorityQueue<SortedDoc, SortedDoc> queue;
    private int segment;
    private long bound = long.MaxValue;

    internal TopSorted(Commit commit, IReadOnlyList<SortKey> sort, int size, SearchCursor? after)
    {
        this.commit = commit;
        this.size = size;
        this.after = after;
        // a key is unique: what comes after it in the order says nothing
        var keys = sort.TakeWhile(s => s.Field != SortKey.KeyField).ToList();
        keyDescending = keys.Count < sort.Count && sort[keys.Count].Descending;
        Columns = [.. keys.Select(k => new SortColumn(commit, k))];
        afterValues = after is null ? [] : [.. Columns.Select((c, i) => c.ValueOf(after.Values[i]))];
        queue = new(Comparer<SortedDoc>.Create((one, other) => Compare(other, one)));
    }

    internal SortColumn[] Columns { get; }

    internal bool NeedsScores => Array.Exists(Columns, c => c.IsScore);

    /// <summary>Whether a block of rows of the current segment can have a document that enters.</summary>
    internal bool CanEnter(int block) => queue.Count < size || Columns.Length == 0 || Columns[0].BestOfBlock(block) <= bound;

    /// <summary>The blocks of rows of the current segment, those with the best values first; null where blocks say nothing of the order.</summary>
    internal int[]? BlocksInOrder() => Columns.Length == 0 ? null : Columns[0].BlocksInOrder();

    /// <summary>Whether a document may enter, as far as its first value tells without being scored.</summary>
    internal bool MayEnter(int doc) => Columns.Length == 0 || !Columns[0].IsBehind(doc, bound);

    internal void BeginSegment(int index)
    {
        segment = index;
        foreach (var column in Columns) column.BeginSegment(index);
    }

    internal void Add(int doc, float score)
    {
        if (size == 0) return;
        // most documents fall behind at the first step, before anything is made for them
        if (Columns.Length > 0 && Columns[0].Value(doc, score) > bound) return;
        var found = new SortedDoc(segment, doc, score, [.. Columns.Select(c => c.Value(doc, score))]);
        if (after is not null && CompareToCursor(found) <= 0) return;
        if (queue.Count < size) queue.Enqueue(found, found);
        else if (Compare(found, queue.Peek()) < 0) queue.EnqueueDequeue(found, found);
        if (queue.Count == size && Columns.Length > 0) bound = queue.Peek().Values[0];
    }

    /// <summary>The hits, in order.</summary>
    internal SortedDoc[] Sorted()
    {
        SortedDoc[] sorted = [.. queue.UnorderedItems.Select(i => i.Element)];
        Array.Sort(sorted, Compare);
        return sorted;
    }

    private int Compare(SortedDoc one, SortedDoc other)
    {
        int order = one.Values.AsSpan().SequenceCompareTo(other.Values);
        if (order != 0) return order;
        int keys = KeyOrder.Compare(commit, one.Segment, one.Doc, other.Segment, other.Doc);
        return keyDescending ? -keys : keys;
    }

    private int CompareToCursor(SortedDoc found)
    {
        int order = found.Values.AsSpan().SequenceCompareTo(afterValues);
        if (order != 0) return order;
        var cursor = new Terms.TermCursor(commit.Segments[found.Segment].Segment.Keys);
        cursor.Seek(found.Doc);
        int keys = cursor.Term.SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(after!.Key));
        return keyDescending ? -keys : keys;
    }
}
