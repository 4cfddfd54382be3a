using Hub.Indexing.Columns;
using Hub.Indexing.Postings;

namespace Hub.Indexing.Scoring;

/// <summary>The documents of one term.</summary>
/// <param name="cursor">Its postings.</param>
/// <param name="norms">The field's norms; null for keywords.</param>
/// <param name="bm25">Its worth.</param>
internal sealed unsafe class TermScorer(PostingsCursor cursor, byte* norms, Bm25 bm25) : Scorer
{
    private int boundBlock = -1;
    private float blockMax = float.PositiveInfinity;

    internal override long Cost => cursor.DocFreq;

    internal override float BlockMax => blockMax;

    internal override int Advance(int target) => Doc = cursor.Advance(target);

    internal override int Next() => Doc = cursor.Next();

    internal override float Score() => bm25.Score(cursor.Frequency, norms == null ? NormCode.OfKeyword : norms[Doc]);

    internal override int BlockEnd(int target)
    {
        ref readonly var list = ref cursor.List;
        int block = cursor.FindBlock(target);
        if (block < 0)
        {
            blockMax = 0;
            boundBlock = -1;
            return End;
        }
        if (list.Table == null || !list.Positions)
        {
            blockMax = list.Positions ? bm25.Weight : bm25.Score(1, NormCode.OfKeyword);
            return End;
        }
        if (block != boundBlock)
        {
            boundBlock = block;
            blockMax = Bound(list, block);
        }
        return list.LastDoc(block);
    }

    /// <summary>The best score of any document from the current one on in a range.</summary>
    internal float BestIn(int begin, int end)
    {
        if (Doc >= end) return 0;
        float best = 0;
        for (int from = Math.Max(begin, Doc); from < end;)
        {
            int last = BlockEnd(from);
            best = Math.Max(best, blockMax);
            if (last == End) break;
            from = last + 1;
        }
        return best;
    }

    /// <summary>Adds the scores of the documents from the current one up to an end to their sums, and notes which they are.</summary>
    internal void AddTo(double[] sums, ulong[] seen, int begin, int end)
    {
        if (Doc < begin) Doc = cursor.Advance(begin);
        float weight = bm25.Weight;
        float[] inverse = bm25.NormInverse;
        while (Doc < end)
        {
            var docs = cursor.BlockDocs;
            var frequencies = cursor.BlockFrequencies;
            int i = 0;
            if (norms == null) i = AddKeywords(docs, sums, seen, begin, end);
            else
            {
                for (; i < docs.Length && docs[i] < end; i++)
                {
                    int doc = docs[i], at = doc - begin;
                    sums[at] += weight - (weight / (1f + (frequencies[i] * inverse[norms[doc]])));
                    seen[at >> 6] |= 1UL << at;
                }
            }
            Doc = i == docs.Length ? cursor.NextBlock() : cursor.Advance(docs[i]);
        }
    }

    private int AddKeywords(ReadOnlySpan<int> docs, double[] sums, ulong[] seen, int begin, int end)
    {
        float score = bm25.Score(1, NormCode.OfKeyword);
        int i = 0;
        for (; i < docs.Length && docs[i] < end; i++)
        {
            int at = docs[i] - begin;
            sums[at] += score;
            seen[at >> 6] |= 1UL << at;
        }
        return i;
    }

    /// <summary>The best score of a block of postings.</summary>
    private float Bound(in PostingsList list, int block)
    {
        // a last block that is not full has no impacts of its own: those of the whole term hold for it too
        bool full = (block + 1) * PostingsList.Size <= list.DocFreq;
        if (!full) return Best(list.Impacts, list.ImpactCount);
        byte* at = list.BlockStart(block);
        if (list.Bitmap == null) at += 1 + BitPacking.Bytes(*at);
        return Best(at + 1, *at);
    }

    private float Best(byte* pairs, int count)
    {
        float best = 0;
        for (int i = 0; i < count; i++, pairs += 2)
            best = Math.Max(best, pairs[0] == byte.MaxValue ? bm25.Weight : bm25.Score(pairs[0], pairs[1]));
        return best;
    }
}
