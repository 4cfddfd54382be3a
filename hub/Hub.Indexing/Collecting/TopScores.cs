using Hub.Indexing.Commits;
using Hub.Indexing.Matching;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Collecting;

/// <summary>The best so many documents by score; of equal scores the smaller key. Documents of a segment come in the order of their keys.</summary>
internal sealed class TopScores(Commit commit, int size, Searching.SearchCursor? after)
{
    private readonly (float Score, int Segment, int Doc)[] heap = new (float, int, int)[size];
    private readonly float afterScore = after is null ? float.PositiveInfinity : Convert.ToSingle(after.Values[0], System.Globalization.CultureInfo.InvariantCulture);
    private readonly byte[] afterKey = after is null ? [] : System.Text.Encoding.UTF8.GetBytes(after.Key);
    private TermCursor keys = null!;
    private int segment = -1;
    private int afterDoc;
    private float strictScore;
    private int count;

    /// <summary>Ranges that a document of the segment must fit, asked only of those whose score is good enough; null for none.</summary>
    internal LazyMatches? Only { get; set; }

    internal bool IsFull => count == size;

    /// <summary>Whether a score equal to the worst one kept is not enough: every further document of the segment has a larger key than that one.</summary>
    private bool IsStrict => strictScore == heap[0].Score;

    internal void BeginSegment(int index)
    {
        segment = index;
        Only = null;
        keys = new(commit.Segments[index].Segment.Keys);
        strictScore = float.NaN;
        // the documents up to and without this one had their turn on an earlier page
        if (after is not null) afterDoc = keys.SeekAtLeast(afterKey) ? keys.Ordinal + (keys.Term.SequenceEqual(afterKey) ? 1 : 0) : int.MaxValue;
    }

    /// <summary>The smallest score that can enter.</summary>
    internal float Wanted => size == 0 ? float.PositiveInfinity : IsFull ? IsStrict ? MathF.BitIncrement(heap[0].Score) : heap[0].Score : float.NegativeInfinity;

    internal bool CanEnter(float score) => size > 0 && (!IsFull || score > heap[0].Score || (!IsStrict && score == heap[0].Score));

    internal void Add(int doc, float score)
    {
        if (!CanEnter(score) || IsLeftOut(doc, score)) return;
        if (!IsFull)
        {
            int at = count++;
            heap[at] = (score, segment, doc);
            for (int parent; at > 0 && IsWorse(heap[at], heap[parent = (at - 1) / 2]); at = parent) (heap[at], heap[parent]) = (heap[parent], heap[at]);
            return;
        }
        if (score == heap[0].Score && !IsWorse(heap[0], (score, segment, doc)))
        {
            strictScore = score;
            return;
        }
        heap[0] = (score, segment, doc);
        Sift();
    }

    /// <summary>Whether a document had its turn on an earlier page, or does not fit the ranges.</summary>
    private bool IsLeftOut(int doc, float score) =>
        (after is not null && (score > afterScore || (score == afterScore && doc < afterDoc))) || (Only is not null && !Only.Has(doc));

    /// <summary>The hits, best first.</summary>
    internal (float Score, int Segment, int Doc)[] Sorted()
    {
        var sorted = heap[..count];
        Array.Sort(sorted, (one, other) => one == other ? 0 : IsWorse(one, other) ? 1 : -1);
        return sorted;
    }

    private void Sift()
    {
        for (int at = 0; ;)
        {
            int child = (2 * at) + 1;
            if (child >= count) return;
            if (child + 1 < count && IsWorse(heap[child + 1], heap[child])) child++;
            if (!IsWorse(heap[child], heap[at])) return;
            (heap[at], heap[child]) = (heap[child], heap[at]);
            at = child;
        }
    }

    private bool IsWorse(in (float Score, int Segment, int Doc) one, in (float Score, int Segment, int Doc) other)
    {
        if (one.Score != other.Score) return one.Score < other.Score;
        if (one.Segment == other.Segment) return one.Doc > other.Doc;
        return KeyOrder.Compare(commit, one.Segment, one.Doc, other.Segment, other.Doc) > 0;
    }
}
