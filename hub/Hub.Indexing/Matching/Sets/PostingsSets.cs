using Hub.Indexing.Postings;

namespace Hub.Indexing.Matching;

/// <summary>Makes sets of the documents of terms.</summary>
internal static unsafe class PostingsSets
{
    /// <summary>So few documents are not looked at for runs.</summary>
    private const int ShortRun = 16;

    /// <summary>The documents of one term.</summary>
    internal static DocSet Of(SearchContext context, in PostingsList postings, int docCount)
    {
        if (postings.Bitmap != null) return DocSet.OfMapped(postings.Bitmap, docCount, postings.DocFreq);
        if (postings.DocFreq > docCount / DocSet.SparseShare)
        {
            ulong[] bits = context.RentBits(docCount);
            AddTo(postings, bits);
            return DocSet.OfBits(bits, docCount, postings.DocFreq);
        }
        int[] docs = new int[postings.DocFreq + PostingsList.Size];
        int count = 0;
        for (int block = 0; count < postings.DocFreq; block++)
        {
            postings.ReadDocs(block, ref docs[count], out int read);
            count += read;
        }
        return DocSet.OfList(docs, count, docCount);
    }

    /// <summary>The documents of any of several terms.</summary>
    internal static DocSet Union(SearchContext context, IReadOnlyList<PostingsList> lists, int docCount)
    {
        if (lists.Count == 0) return DocSet.Empty(docCount);
        if (lists.Count == 1) return Of(context, lists[0], docCount);
        long most = lists.Sum(l => (long)l.DocFreq);
        if (most <= docCount / DocSet.SparseShare) return UnionOfFew(lists, (int)most, docCount);
        ulong[] bits = context.RentBits(docCount);
        foreach (var list in lists) AddTo(list, bits);
        return DocSet.OfBits(bits, docCount);
    }

    /// <summary>The documents that have a term of each group; null where there is no group.</summary>
    internal static DocSet? OfEach(SearchContext context, IReadOnlyList<IReadOnlyList<PostingsList>> groups, int docCount)
    {
        DocSet? all = null;
        foreach (var lists in groups)
        {
            var any = Union(context, lists, docCount);
            all = all is null ? any : SetWork.And(context, all, any);
        }
        return all;
    }

    /// <summary>Adds a term's documents to bits that begin with a word of all documents' bits.</summary>
    internal static void AddTo(in PostingsList postings, int firstWord, Span<ulong> bits)
    {
        if (postings.Bitmap != null)
        {
            BitWork.Or(bits, new(postings.Bitmap + firstWord, bits.Length));
            return;
        }
        int* docs = stackalloc int[PostingsList.Size];
        int begin = firstWord << 6, end = begin + (bits.Length << 6);
        for (int block = postings.FindBlock(begin); block >= 0 && (long)block * PostingsList.Size < postings.DocFreq; block++)
        {
            postings.ReadDocs(block, ref *docs, out int count);
            for (int i = 0; i < count; i++)
                if (docs[i] >= begin && docs[i] < end) bits[(docs[i] - begin) >> 6] |= 1UL << docs[i];
            if (docs[count - 1] >= end) return;
        }
    }

    private static DocSet UnionOfFew(IReadOnlyList<PostingsList> lists, int most, int docCount)
    {
        int[] docs = new int[most + PostingsList.Size];
        int count = 0;
        foreach (var list in lists)
        {
            int end = count + list.DocFreq;
            for (int block = 0; count < end; block++)
            {
                list.ReadDocs(block, ref docs[count], out int read);
                count += read;
            }
        }
        var all = docs.AsSpan(0, count);
        all.Sort();
        int kept = 0;
        foreach (int doc in all)
            if (kept == 0 || docs[kept - 1] != doc) docs[kept++] = doc;
        return DocSet.OfList(docs, kept, docCount);
    }

    private static void AddTo(in PostingsList postings, ulong[] bits)
    {
        if (postings.Bitmap != null)
        {
            int words = DocSet.WordCount(postings.DocCount);
            BitWork.Or(bits.AsSpan(0, words), new(postings.Bitmap, words));
            return;
        }
        int* docs = stackalloc int[PostingsList.Size];
        int left = postings.DocFreq;
        for (int block = 0; left > 0; block++)
        {
            postings.ReadDocs(block, ref *docs, out int count);
            AddRuns(docs, count, bits);
            left -= count;
        }
    }

    // documents with a term are often neighbours, and bits of one word set one by one wait for each other: runs are set as ranges
    private static void AddRuns(int* docs, int count, ulong[] bits)
    {
        if (docs[count - 1] - docs[0] == count - 1) BitWork.SetRange(bits, docs[0], docs[count - 1] + 1);
        else if (count > ShortRun)
        {
            AddRuns(docs, count / 2, bits);
            AddRuns(docs + (count / 2), count - (count / 2), bits);
        }
        else
            for (int i = 0; i < count; i++) bits[docs[i] >> 6] |= 1UL << docs[i];
    }
}
