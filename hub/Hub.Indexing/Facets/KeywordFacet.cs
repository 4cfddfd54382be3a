using Hub.Indexing.Commits;
using Hub.Indexing.Matching;
using Hub.Indexing.Searching;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Facets;

/// <summary>Counts the keywords of a field in arrays by ordinal.</summary>
internal sealed class KeywordFacet : FacetCounter
{
    private readonly SearchContext context;
    private readonly FacetRequest request;
    private readonly GlobalOrdinals ordinals;
    private readonly int[] counts;
    private long docs;
    private long missing;

    internal KeywordFacet(SearchContext context, FacetRequest request)
    {
        this.context = context;
        this.request = request;
        ordinals = context.Commit.Ordinals(request.Field);
        counts = context.RentInts(ordinals.Count + 1);
    }

    internal override string Field => request.Field;

    internal override void Add(int segment, DocSet docs)
    {
        if (docs.IsEmpty) return;
        if (Reader(segment) is not { } reader)
        {
            this.docs += docs.Count;
            missing += docs.Count;
            return;
        }
        int[] own = CountsOf(segment);
        OrdinalCounts.Add(context, reader.Ordinals, docs, own);
        Take(segment, own, docs.Count);
    }

    /// <summary>Whether most documents of a segment have a row in the field's column.</summary>
    internal bool IsDense(int segment) => Reader(segment) is { Field.Ordinals.Sparse: false };

    /// <summary>Where the ordinals of a segment are to be counted, by ordinal plus one.</summary>
    internal int[] CountsOf(int segment) => ordinals.Of(segment) is { } toGlobal ? context.RentInts(toGlobal.Length + 1) : counts;

    /// <summary>Takes what was counted of so many documents of a segment.</summary>
    internal void Take(int segment, int[] own, int counted)
    {
        docs += counted;
        if (ordinals.Of(segment) is not { } toGlobal) return;
        counts[0] += own[0];
        for (int ordinal = 0; ordinal < toGlobal.Length; ordinal++) counts[toGlobal[ordinal] + 1] += own[ordinal + 1];
    }

    internal override void AddAll(Func<int, DocSet> live)
    {
        int[]? kept = context.Commit.KeptCounts(request.Field, () => CountAll(live));
        if (kept is null)
        {
            CountAll(live);
            return;
        }
        docs = context.Commit.Count;
        kept.CopyTo(counts, 0);
        missing = 0;
    }

    /// <summary>How many of all live documents have each keyword, by ordinal plus one; null where there is no room to keep it.</summary>
    internal int[]? CountsOfAll(Func<int, DocSet> live) => context.Commit.KeptCounts(request.Field, () => new KeywordFacet(context, request).CountAll(live));

    /// <summary>Takes what was counted for what was not wanted: the rest of all documents is what is wanted.</summary>
    internal void Complement(int[] all)
    {
        counts[0] += (int)missing;
        missing = 0;
        for (int code = 0; code <= ordinals.Count; code++) counts[code] = all[code] - counts[code];
        docs = context.Commit.Count - docs;
    }

    internal override FacetResult Result()
    {
        var (from, to) = Bounds();
        if (request.Accepts is { } accepts)
            for (int ordinal = from; ordinal < to; ordinal++)
                if (counts[ordinal + 1] > 0 && !accepts(ordinals.Term(ordinal))) counts[ordinal + 1] = 0;
        var span = counts.AsSpan(from + 1, to - from);
        int distinct = span.Length - span.Count(0);
        var values = TopCounts.Select(span, request.Skip, request.Top, request.Order).Select(at => new FacetValue(ordinals.Term(from + at), counts[from + at + 1]));
        missing += counts[0];
        return new() { Field = request.Field, Values = [.. values], Distinct = distinct, Total = docs - missing, Missing = missing };
    }

    private FieldReader? Reader(int segment) => context.Commit.Segments[segment].Segment.Field(request.Field);

    private int[] CountAll(Func<int, DocSet> live)
    {
        for (int s = 0; s < context.Commit.Segments.Length; s++) Add(s, live(s));
        counts[0] += (int)missing;
        missing = 0;
        return counts[..(ordinals.Count + 1)];
    }

    /// <summary>The ordinals of the keywords that begin as asked.</summary>
    private (int From, int To) Bounds()
    {
        if (string.IsNullOrEmpty(request.Prefix)) return (0, ordinals.Count);
        int from = ordinals.LowerBound(request.Prefix), low = from, high = ordinals.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (ordinals.Term(middle).StartsWith(request.Prefix, StringComparison.Ordinal)) low = middle + 1;
            else high = middle;
        }
        return (from, low);
    }
}
