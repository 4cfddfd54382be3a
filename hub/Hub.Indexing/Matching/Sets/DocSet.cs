using System.Numerics;
using System.Runtime.CompilerServices;

namespace Hub.Indexing.Matching;

/// <summary>A set of documents of one segment: a sorted list where they are few, one bit a document where they are many. Never changed once made.</summary>
internal sealed unsafe class DocSet
{
    private readonly int[]? list;
    private readonly ulong[]? bits;
    private readonly ulong* mapped;
    private readonly int docCount;
    private int count;
    private int[]? documents;

    private DocSet(int[]? list, int count, ulong[]? bits, ulong* mapped, int docCount)
    {
        this.list = list;
        this.count = count;
        this.bits = bits;
        this.mapped = mapped;
        this.docCount = docCount;
    }

    /// <summary>Below one in so many documents a list is quicker than bits.</summary>
    internal const int SparseShare = 64;

    internal bool IsList => list is not null;

    internal ReadOnlySpan<int> List => list.AsSpan(0, count);

    /// <summary>The bits, where it is no list.</summary>
    internal ReadOnlySpan<ulong> Words => mapped != null ? new(mapped, WordCount(docCount)) : bits.AsSpan(0, WordCount(docCount));

    internal int DocCount => docCount;

    internal int Count
    {
        get
        {
            if (count >= 0) return count;
            int sum = 0;
            foreach (ulong word in Words) sum += BitOperations.PopCount(word);
            return count = sum;
        }
    }

    /// <summary>Whether it has no document; one is often seen long before all are counted.</summary>
    internal bool IsEmpty => count >= 0 ? count == 0 : Words.IndexOfAnyExcept(0UL) < 0;

    internal static int WordCount(int docCount) => (docCount + 63) >> 6;

    internal static DocSet Empty(int docCount) => new([], 0, null, null, docCount);

    internal static DocSet OfList(int[] docs, int count, int docCount) => new(docs, count, null, null, docCount);

    internal static DocSet OfBits(ulong[] bits, int docCount, int count = -1) => new(null, count, bits, null, docCount);

    /// <summary>Bits in a mapped file, which the snapshot keeps open.</summary>
    internal static DocSet OfMapped(ulong* bits, int docCount, int count) => new(null, count, null, bits, docCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Contains(int doc)
    {
        if (list is not null) return List.BinarySearch(doc) >= 0;
        ulong word = mapped != null ? mapped[doc >> 6] : bits![doc >> 6];
        return (word & (1UL << doc)) != 0;
    }

    /// <summary>The first document that is not smaller; <see cref="int.MaxValue"/> where there is none.</summary>
    internal int Next(int doc)
    {
        if (doc >= docCount) return int.MaxValue;
        if (list is not null)
        {
            int at = List.BinarySearch(doc);
            if (at < 0) at = ~at;
            return at < count ? list[at] : int.MaxValue;
        }
        var words = Words;
        int w = doc >> 6;
        ulong word = words[w] & (ulong.MaxValue << doc);
        while (word == 0)
        {
            if (++w == words.Length) return int.MaxValue;
            word = words[w];
        }
        return (w << 6) | BitOperations.TrailingZeroCount(word);
    }

    /// <summary>The documents in ascending order, written out once for all who go through them until the request ends.</summary>
    internal ReadOnlySpan<int> Documents(SearchContext context)
    {
        if (list is not null) return List;
        if (documents is null)
        {
            int[] docs = context.RentUnclear(Count);
            WriteTo(docs);
            documents = docs;
        }
        return documents.AsSpan(0, Count);
    }

    /// <summary>The documents in ascending order.</summary>
    internal int[] ToArray()
    {
        if (list is not null) return List.ToArray();
        int[] docs = new int[Count];
        WriteTo(docs);
        return docs;
    }

    private void WriteTo(int[] docs)
    {
        int next = 0;
        var words = Words;
        for (int w = 0; w < words.Length; w++)
            for (ulong word = words[w]; word != 0; word &= word - 1) docs[next++] = (w << 6) | BitOperations.TrailingZeroCount(word);
    }
}
