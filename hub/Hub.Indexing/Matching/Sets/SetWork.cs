namespace Hub.Indexing.Matching;

/// <summary>Set operations on sets of documents of the same segment.</summary>
internal static class SetWork
{
    internal static DocSet All(SearchContext context, int docCount)
    {
        ulong[] bits = context.RentBits(docCount);
        BitWork.SetAll(bits.AsSpan(0, DocSet.WordCount(docCount)), docCount);
        return DocSet.OfBits(bits, docCount, docCount);
    }

    internal static DocSet And(SearchContext context, DocSet one, DocSet other)
    {
        if (other.IsList && !one.IsList) (one, other) = (other, one);
        if (one.IsList) return Keep(one, other, wanted: true);
        var bits = Copy(context, one);
        BitWork.And(bits.AsSpan(0, one.Words.Length), other.Words);
        return DocSet.OfBits(bits, one.DocCount);
    }

    internal static DocSet AndNot(SearchContext context, DocSet one, DocSet without)
    {
        if (one.IsList) return Keep(one, without, wanted: false);
        var bits = Copy(context, one);
        if (without.IsList)
            foreach (int doc in without.List) bits[doc >> 6] &= ~(1UL << doc);
        else BitWork.AndNot(bits.AsSpan(0, one.Words.Length), without.Words);
        return DocSet.OfBits(bits, one.DocCount);
    }

    internal static DocSet Or(SearchContext context, IReadOnlyList<DocSet> sets, int docCount)
    {
        if (sets.Count == 0) return DocSet.Empty(docCount);
        if (sets.Count == 1) return sets[0];
        if (sets.All(s => s.IsList) && sets.Sum(s => (long)s.Count) <= docCount / DocSet.SparseShare)
        {
            int[] docs = [.. sets.SelectMany(s => s.ToArray()).Distinct().Order()];
            return DocSet.OfList(docs, docs.Length, docCount);
        }
        ulong[] bits = context.RentBits(docCount);
        foreach (var set in sets) Add(bits, set);
        return DocSet.OfBits(bits, docCount);
    }

    /// <summary>A list in place of bits, where few of them are set.</summary>
    internal static DocSet Compact(DocSet set)
    {
        if (set.IsList || set.Count > set.DocCount / DocSet.SparseShare) return set;
        int[] docs = set.ToArray();
        return DocSet.OfList(docs, docs.Length, set.DocCount);
    }

    /// <summary>Those of a set from a document on.</summary>
    internal static DocSet From(SearchContext context, DocSet set, int doc)
    {
        if (set.IsList)
        {
            int[] docs = set.List[SortedList.Seek(set.List, 0, doc)..].ToArray();
            return DocSet.OfList(docs, docs.Length, set.DocCount);
        }
        ulong[] bits = Copy(context, set);
        bits.AsSpan(0, doc >> 6).Clear();
        bits[doc >> 6] &= ulong.MaxValue << doc;
        return DocSet.OfBits(bits, set.DocCount);
    }

    /// <summary>The documents that are in at least so many of the sets.</summary>
    internal static DocSet AtLeast(SearchContext context, IReadOnlyList<DocSet> sets, int least, int docCount)
    {
        if (least <= 1) return Or(context, sets, docCount);
        if (least > sets.Count) return DocSet.Empty(docCount);
        // row n holds the documents seen in more than n of the sets so far
        var rows = Enumerable.Range(0, least).Select(_ => context.RentBits(docCount)).ToArray();
        int words = DocSet.WordCount(docCount);
        ulong[] seen = context.RentBits(docCount);
        foreach (var set in sets)
        {
            for (int row = least - 1; row >= 0; row--)
            {
                seen.AsSpan(0, words).Clear();
                Add(seen, set);
                if (row > 0) BitWork.And(seen.AsSpan(0, words), rows[row - 1].AsSpan(0, words));
                BitWork.Or(rows[row].AsSpan(0, words), seen.AsSpan(0, words));
            }
        }
        return DocSet.OfBits(rows[^1], docCount);
    }

    internal static ulong[] Copy(SearchContext context, DocSet set)
    {
        ulong[] bits = context.RentBits(set.DocCount);
        Add(bits, set);
        return bits;
    }

    private static void Add(ulong[] bits, DocSet set)
    {
        if (!set.IsList) BitWork.Or(bits.AsSpan(0, set.Words.Length), set.Words);
        else
            foreach (int doc in set.List) bits[doc >> 6] |= 1UL << doc;
    }

    private static DocSet Keep(DocSet list, DocSet other, bool wanted)
    {
        int[] docs = new int[list.Count];
        int kept = 0;
        if (other.IsList) kept = KeepOfLists(list.List, other.List, wanted, docs);
        else kept = KeepOfBits(list.List, other.Words, wanted ? 1UL : 0, docs);
        return DocSet.OfList(docs, kept, list.DocCount);
    }

    // which documents stay is hard to foretell, so each is written, and only counted if it stays
    private static int KeepOfBits(ReadOnlySpan<int> list, ReadOnlySpan<ulong> bits, ulong wanted, int[] docs)
    {
        int kept = 0;
        foreach (int doc in list)
        {
            docs[kept] = doc;
            kept += ((bits[doc >> 6] >> doc) & 1) == wanted ? 1 : 0;
        }
        return kept;
    }

    private static int KeepOfLists(ReadOnlySpan<int> list, ReadOnlySpan<int> other, bool wanted, int[] docs)
    {
        int kept = 0, at = 0;
        foreach (int doc in list)
        {
            while (at < other.Length && other[at] < doc) at++;
            if ((at < other.Length && other[at] == doc) == wanted) docs[kept++] = doc;
        }
        return kept;
    }
}
