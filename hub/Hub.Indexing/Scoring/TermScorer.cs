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
    private float bestOfAll = -1;

    internal override long Cost => cursor.DocFreq;

    internal override float BlockMax => blockMax;

    /// <summary>Whether it has blocks of postings with bounds.</summary>
    internal bool HasBounds => cursor.List.Table != null && cursor.List.Positions;

    internal ref readonly PostingsList Postings => ref cursor.List;

    internal byte* Norms => norms;

    internal Bm25 Bm25 => bm25;

    /// <summary>Whether the term's postings tell at once which documents have it.</summary>
    internal bool IsDense => cursor.IsDense;

    internal override int Advance(int target) => Doc = cursor.Advance(target);

    internal override int Next() => Doc = cursor.Next();

    internal override float Score() => bm25.Score(cursor.Frequency, norms == null ? NormCode.OfKeyword : norms[Doc]);

    internal override int Skip(int target, double wanted)
    {
        ref readonly var list = ref cursor.List;
        if (Best < wanted) return End;
        if (list.Table == null || !list.Positions) return target;
        int first = cursor.FindBlock(target), block = first;
        if (block < 0) return End;
        for (byte* bounds = list.Bounds; Worth(bounds + (2L * block)) < wanted;)
            if (++block == list.Blocks) return End;
        return block == first ? target : list.LastDoc(block - 1) + 1;
    }

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

    /// <summary>The best score of any document of the term.</summary>
    internal float Best => bestOfAll >= 0 ? bestOfAll : bestOfAll = BestOfAll();

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

    private float BestOfAll()
    {
        ref readonly var list = ref cursor.List;
        if (!list.Positions) return bm25.Score(1, NormCode.OfKeyword);
        return list.Table == null ? bm25.Weight : BestOf(list.Impacts, list.ImpactCount);
    }

    /// <summary>The best score of a block of postings.</summary>
    private float Bound(in PostingsList list, int block)
    {
        // a last block that is not full has no impacts of its own: those of the whole term hold for it too
        bool full = (block + 1) * PostingsList.Size <= list.DocFreq;
        if (!full) return BestOf(list.Impacts, list.ImpactCount);
        byte* at = list.BlockStart(block);
        if (list.Bitmap == null) at += 1 + BitPacking.Bytes(*at);
        return BestOf(at + 1, *at);
    }

    private float BestOf(byte* pairs, int count)
    {
        float best = 0;
        for (int i = 0; i < count; i++, pairs += 2) best = Math.Max(best, Worth(pairs));
        return best;
    }

    /// <summary>What a pair of frequency and norm is worth; the largest frequency stands for any larger one too.</summary>
    private float Worth(byte* pair) => pair[0] == byte.MaxValue ? bm25.Weight : bm25.Score(pair[0], pair[1]);
}
