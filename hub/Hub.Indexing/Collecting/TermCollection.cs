using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Hub.Indexing.Matching;
using Hub.Indexing.Postings;
using Hub.Indexing.Scoring;

namespace Hub.Indexing.Collecting;

/// <summary>
/// The best documents of one term, a block of its postings at a time. Blocks whose bounds cannot win are passed over; in the others of a
/// term whose bits tell its documents the lengths of 64 texts are compared at once, and frequencies are read only where one is short enough.
/// </summary>
internal sealed unsafe class TermCollection(TermScorer term, DocSet? accept, TopScores top)
{
    private const int WordBits = 64;

    /// <summary>So many blocks before it is read a block is fetched: blocks lie too far apart for the processor to foresee.</summary>
    private const int Ahead = 8;

    private readonly PostingsList list = term.Postings;
    private readonly byte* norms = term.Norms;
    private readonly NormLimits limits = new(term.Bm25);
    private readonly int[] docs = new int[PostingsList.Size];
    private readonly int[] frequencies = new int[PostingsList.Size];

    /// <returns>The document from which on nothing was collected because too many were asked whether they fit ranges; <see cref="Scorer.End"/> where all was.</returns>
    internal int Collect()
    {
        for (int block = 0; block < list.Blocks; block++)
        {
            if (top.Only is { IsAskedOften: true }) return list.LastDoc(block - 1) + 1;
            if (Sse.IsSupported && block + Ahead < list.Blocks) Sse.Prefetch0(list.BlockStart(block + Ahead));
            limits.Wanted = top.Wanted;
            byte* bounds = list.Bounds + (2L * block);
            int limit = limits.Of(bounds[0]);
            if (bounds[1] > limit || !HasImpact(block)) continue;
            if (list.Bitmap != null) CollectBits(block, limit);
            else CollectDocs(block);
        }
        return Scorer.End;
    }

    /// <summary>Whether any pair of frequency and length of a block is enough.</summary>
    private bool HasImpact(int block)
    {
        // a last block that is not full has none of its own
        if ((block + 1) * PostingsList.Size > list.DocFreq) return true;
        byte* at = list.BlockStart(block);
        if (list.Bitmap == null) at += 1 + BitPacking.Bytes(*at);
        byte* end = at + 1 + (2 * *at);
        for (at++; at < end; at += 2)
            if (limits.Admit(at[0], at[1])) return true;
        return false;
    }

    private void CollectBits(int block, int limit)
    {
        int first = block == 0 ? 0 : list.LastDoc(block - 1) + 1, last = list.LastDoc(block), before = 0;
        bool known = false;
        for (int word = first / WordBits; word <= last / WordBits; word++)
        {
            ulong having = list.Bitmap[word];
            if (word == first / WordBits) having &= ulong.MaxValue << first;
            if (word == last / WordBits) having &= ulong.MaxValue >> (WordBits - 1 - (last % WordBits));
            for (ulong left = having & Short(word, limit); left != 0; left &= left - 1)
            {
                if (!known) list.ReadFrequencies(block, list.BlockStart(block), Math.Min(PostingsList.Size, list.DocFreq - (block * PostingsList.Size)), ref frequencies[0]);
                known = true;
                int bit = BitOperations.TrailingZeroCount(left);
                Offer((word * WordBits) | bit, frequencies[before + BitOperations.PopCount(having & ((1UL << bit) - 1))]);
            }
            before += BitOperations.PopCount(having);
        }
    }

    private void CollectDocs(int block)
    {
        byte* at = list.ReadDocs(block, ref docs[0], out int count);
        list.ReadFrequencies(block, at, count, ref frequencies[0]);
        for (int i = 0; i < count; i++) Offer(docs[i], frequencies[i]);
    }

    private void Offer(int doc, int frequency)
    {
        byte norm = norms[doc];
        if (!limits.Admit(frequency, norm) || (accept is not null && !accept.Contains(doc))) return;
        top.Add(doc, term.Bm25.Score(frequency, norm));
        limits.Wanted = top.Wanted;
    }

    /// <summary>One bit for each document of a word whose norm does not pass a limit.</summary>
    private ulong Short(int word, int limit)
    {
        if (limit >= byte.MaxValue) return ulong.MaxValue;
        byte* from = norms + ((long)word * WordBits);
        int count = Math.Min(WordBits, list.DocCount - (word * WordBits));
        if (count < WordBits) return ShortOfFew(from, count, limit);
        var most = Vector256.Create((byte)limit);
        ulong low = Vector256.LessThanOrEqual(Vector256.Load(from), most).ExtractMostSignificantBits();
        ulong high = Vector256.LessThanOrEqual(Vector256.Load(from + Vector256<byte>.Count), most).ExtractMostSignificantBits();
        return low | (high << Vector256<byte>.Count);
    }

    private static ulong ShortOfFew(byte* from, int count, int limit)
    {
        ulong bits = 0;
        for (int i = 0; i < count; i++)
            if (from[i] <= limit) bits |= 1UL << i;
        return bits;
    }
}
