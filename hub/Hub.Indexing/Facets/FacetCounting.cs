using System.Runtime.Intrinsics;
using Hub.Indexing.Matching;

namespace Hub.Indexing.Facets;

/// <summary>Counts all facets of a request in one segment, those over the same documents together.</summary>
internal static class FacetCounting
{
    /// <summary>Counts.</summary>
    /// <param name="context">The request.</param>
    /// <param name="segment">The segment's number.</param>
    /// <param name="facets">The facets.</param>
    /// <param name="docsOf">The documents of a facet, by its field.</param>
    internal static void Count(SearchContext context, int segment, IEnumerable<FacetCounter> facets, Func<string, DocSet> docsOf)
    {
        foreach (var together in facets.GroupBy(f => docsOf(f.Field)))
        {
            var left = together.ToList();
            var keywords = left.OfType<KeywordFacet>().Where(k => k.IsDense(segment)).ToList();
            if (keywords.Count > 1 && !together.Key.IsEmpty && FacetRowsMaking.Of(context.Commit, context.Commit.Segments[segment].Segment, [.. keywords.Select(f => f.Field)]) is { } rows)
            {
                CountRows(context, segment, rows, TakeFrom(left, keywords.Where(f => rows.Find(f.Field) is not null)), together.Key);
                if (rows.Lists is { } lists) CountLists(context, segment, lists, left, keywords, together.Key);
            }
            foreach (var facet in left) facet.Add(segment, together.Key);
        }
    }

    private static List<KeywordFacet> TakeFrom(List<FacetCounter> left, IEnumerable<KeywordFacet> taken)
    {
        var all = taken.ToList();
        left.RemoveAll(all.Contains);
        return all;
    }

    private static void CountRows(SearchContext context, int segment, FacetRows rows, List<KeywordFacet> facets, DocSet docs)
    {
        if (facets.Count == 0) return;
        PackedField[] fields = [.. facets.Select(f => rows.Find(f.Field)!)];
        int[][] counts = [.. facets.Select((f, i) => fields[i].Sets is { } sets ? context.RentInts(sets.Count) : f.CountsOf(segment))];
        rows.Count(docs.Documents(context), fields, counts);
        for (int f = 0; f < facets.Count; f++)
        {
            int[] own = counts[f];
            if (fields[f].Sets is { } sets) sets.Fold(counts[f], own = facets[f].CountsOf(segment));
            facets[f].Take(segment, own, docs.Count);
        }
    }

    private static void CountLists(SearchContext context, int segment, JoinedLists lists, List<FacetCounter> left, List<KeywordFacet> keywords, DocSet docs)
    {
        // what is counted for facets that nobody asked for is lost
        var facets = keywords.Where(k => lists.Fields.Any(f => f.Name == k.Field)).ToList();
        if (facets.Count < 2 || facets.Count * 2 < lists.Fields.Count) return;
        int[] counts = context.RentInts(lists.Codes);
        lists.Count(docs.Documents(context), counts);
        foreach (var facet in TakeFrom(left, facets))
        {
            var (_, first, codes) = lists.Fields.First(f => f.Name == facet.Field);
            int[] own = facet.CountsOf(segment);
            Add(counts.AsSpan(first, codes), own);
            facet.Take(segment, own, docs.Count);
        }
    }

    private static void Add(ReadOnlySpan<int> counted, Span<int> own)
    {
        int code = 0;
        for (; code <= counted.Length - Vector256<int>.Count; code += Vector256<int>.Count)
            (Vector256.Create(counted[code..]) + Vector256.Create<int>(own[code..])).CopyTo(own[code..]);
        for (; code < counted.Length; code++) own[code] += counted[code];
    }
}
