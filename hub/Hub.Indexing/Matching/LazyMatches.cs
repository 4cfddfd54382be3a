using Hub.Indexing.Columns;
using Hub.Indexing.Postings;

namespace Hub.Indexing.Matching;

/// <summary>
/// The documents of one segment that match, found no sooner than they are looked at: ranges are asked of single documents, and where
/// only the blocks of rows with the best values are visited, postings are read for these alone.
/// </summary>
internal sealed class LazyMatches
{
    /// <summary>Where more than one block in so many is visited, all postings are read at once.</summary>
    private const int VisitedShare = 8;

    /// <summary>Asking one document in so many takes as long as comparing all rows.</summary>
    private const int AskedShare = 16;

    private readonly RowRange[] ranges;
    private readonly SegmentMatcher? matcher;
    private readonly IReadOnlyList<IReadOnlyList<PostingsList>> terms = [];
    private readonly ulong[] words = new ulong[NumberColumnWriter.BlockRows / 64];
    private readonly ulong[] more = new ulong[NumberColumnWriter.BlockRows / 64];
    private DocSet? set;
    private int visited;
    private int asked;

    /// <summary>Those of a set that all ranges fit.</summary>
    internal LazyMatches(DocSet set, IReadOnlyList<RowRange> ranges)
    {
        this.set = set;
        this.ranges = [.. ranges];
    }

    /// <summary>The live documents that have a term of each group and that all ranges fit.</summary>
    internal LazyMatches(SegmentMatcher matcher, IReadOnlyList<IReadOnlyList<PostingsList>> terms, IReadOnlyList<RowRange> ranges)
    {
        this.matcher = matcher;
        this.terms = terms;
        this.ranges = [.. ranges];
    }

    /// <summary>All that match but for the ranges.</summary>
    internal DocSet Set => set ??= matcher!.WithoutDeleted(PostingsSets.OfEach(matcher.Context, terms, matcher.Segment.DocCount)!);

    /// <summary>Whether the set is that of all live documents: the ranges alone tell.</summary>
    internal bool IsOfAll { get; init; }

    /// <summary>Whether single blocks can be visited without reading all that match; where few do, that would save nothing.</summary>
    internal bool IsByBlocks => set is null || !set.IsList;

    /// <summary>Whether so many documents were asked about that comparing all rows would have taken no longer.</summary>
    internal bool IsAskedOften => asked > Set.DocCount / AskedShare;

    internal bool MayHaveInBlock(int block)
    {
        foreach (var range in ranges)
            if (!range.MayFit(block)) return false;
        return true;
    }

    internal bool Has(int doc)
    {
        asked++;
        foreach (var range in ranges)
            if (!range.Fits(doc)) return false;
        return true;
    }

    /// <summary>One bit for each document of a block of 1,024 rows that matches but for the ranges; until the next block is asked for.</summary>
    internal ReadOnlySpan<ulong> Block(int block)
    {
        int docCount = set?.DocCount ?? matcher!.Segment.DocCount;
        int first = block * words.Length, count = Math.Min(words.Length, DocSet.WordCount(docCount) - first);
        if (set is null && ++visited <= docCount / NumberColumnWriter.BlockRows / VisitedShare) return ReadTerms(first, count);
        return Set.Words.Slice(first, count);
    }

    private ReadOnlySpan<ulong> ReadTerms(int first, int count)
    {
        var found = words.AsSpan(0, count);
        for (int t = 0; t < terms.Count; t++)
        {
            var into = t == 0 ? found : more.AsSpan(0, count);
            into.Clear();
            foreach (var list in terms[t]) PostingsSets.AddTo(list, first, into);
            if (t > 0) BitWork.And(found, into);
        }
        if (matcher!.View.Live is not null) BitWork.And(found, matcher.Live.Words.Slice(first, count));
        return found;
    }
}
