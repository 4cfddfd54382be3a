using System.Runtime.InteropServices;
using System.Text;
using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Segments;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Buffering;

/// <summary>The terms of a text or keyword field in memory, in the order in which they came.</summary>
internal sealed class TermBuffer(string name, FieldKind kind)
{
    private readonly GrowingArray<int> terms = new();
    private readonly GrowingArray<ulong> places = new();
    private readonly GrowingArray<(int Doc, int Length)> lengths = new();

    internal TermTable Table { get; } = new();

    /// <summary>About how many bytes of memory it takes, with what writing it will take.</summary>
    internal long Bytes => Table.Bytes + (terms.Count * 24L) + (lengths.Count * 8L);

    internal void Add(int doc, int position, ReadOnlySpan<byte> term)
    {
        terms.Add(Table.Add(term));
        places.Add(((ulong)(uint)doc << 32) | (uint)position);
    }

    /// <summary>Notes how many positions of a text count as its length.</summary>
    internal void SetLength(int doc, int length) => lengths.Add((doc, length));

    /// <summary>Notes which documents are gone with a term that was deleted after they were added; one look at the field, however many of its terms were deleted.</summary>
    /// <param name="deletes">Terms, and when each was deleted.</param>
    /// <param name="sequences">When each document was added.</param>
    /// <param name="dead">Where to.</param>
    internal void MarkDead(IEnumerable<(string Value, long Sequence)> deletes, GrowingArray<long> sequences, bool[] dead)
    {
        long[] last = new long[Table.Count];
        foreach (var (value, sequence) in deletes)
        {
            int term = Table.Find(Encoding.UTF8.GetBytes(value));
            if (term >= 0) last[term] = Math.Max(last[term], sequence);
        }
        for (int i = 0; i < terms.Count; i++)
        {
            int doc = (int)(places[i] >> 32);
            if (sequences[doc] < last[terms[i]]) dead[doc] = true;
        }
    }

    /// <summary>Writes the field.</summary>
    /// <param name="segment">Where to.</param>
    /// <param name="newDoc">The number of each document in the segment, -1 for those that are gone.</param>
    /// <param name="sorted">Whether the documents keep their order.</param>
    internal void Write(SegmentWriter segment, int[] newDoc, bool sorted)
    {
        int[] ends = PooledArrays.Rent<int>(Table.Count + 1), order = PooledArrays.Rent<int>(Table.Count);
        ulong[] byTerm = PooledArrays.Rent<ulong>(terms.Count);
        if (SortByTerm(newDoc, ends.AsSpan(0, Table.Count + 1), byTerm) > 0)
        {
            Table.Sort(order.AsSpan(0, Table.Count));
            Write(segment, newDoc, sorted, order.AsSpan(0, Table.Count), ends, byTerm);
        }
        PooledArrays.Return(ends);
        PooledArrays.Return(order);
        PooledArrays.Return(byTerm);
    }

    /// <summary>Gives the memory back; nothing can be written afterwards.</summary>
    internal void Release()
    {
        Table.Release();
        terms.Release();
        places.Release();
        lengths.Release();
    }

    private void Write(SegmentWriter segment, int[] newDoc, bool sorted, ReadOnlySpan<int> order, ReadOnlySpan<int> ends, ulong[] byTerm)
    {
        byte[] norms = kind == FieldKind.Text ? Norms(newDoc, segment.DocCount) : [];
        var field = segment.BeginField(name, kind);
        var positions = new List<int>();
        foreach (int term in order)
        {
            int begin = term == 0 ? 0 : ends[term - 1];
            var occurrences = byTerm.AsSpan(begin, ends[term] - begin);
            if (occurrences.IsEmpty) continue;
            if (!sorted) occurrences.Sort();
            field.Begin(CountDocs(occurrences));
            WriteTerm(field, occurrences, norms, positions);
            field.End(Table[term]);
        }
        if (kind == FieldKind.Text) field.FinishText(norms);
        else field.FinishKeyword();
    }

    private static int CountDocs(ReadOnlySpan<ulong> occurrences)
    {
        int count = 0;
        ulong before = ulong.MaxValue;
        foreach (ulong place in occurrences)
        {
            if (place >> 32 != before) count++;
            before = place >> 32;
        }
        return count;
    }

    private static void WriteTerm(FieldWriter field, ReadOnlySpan<ulong> occurrences, byte[] norms, List<int> positions)
    {
        for (int i = 0; i < occurrences.Length;)
        {
            int doc = (int)(occurrences[i] >> 32);
            positions.Clear();
            for (; i < occurrences.Length && (int)(occurrences[i] >> 32) == doc; i++) positions.Add((int)(uint)occurrences[i]);
            if (norms.Length == 0) field.Add(doc, 1, default, NormCode.OfKeyword);
            else field.Add(doc, positions.Count, CollectionsMarshal.AsSpan(positions), norms[doc]);
        }
    }

    /// <summary>Sorts the places of the documents that are left by their terms.</summary>
    /// <param name="newDoc">The number of each document in the segment, -1 for those that are gone.</param>
    /// <param name="ends">One more than there are terms; where the places of each end, afterwards.</param>
    /// <param name="byTerm">Where to; as long as there are places.</param>
    /// <returns>How many places are left.</returns>
    private int SortByTerm(int[] newDoc, Span<int> ends, ulong[] byTerm)
    {
        ends.Clear();
        for (int i = 0; i < terms.Count; i++)
            if (newDoc[(int)(places[i] >> 32)] >= 0) ends[terms[i] + 1]++;
        for (int term = 0; term < Table.Count; term++) ends[term + 1] += ends[term];
        int left = ends[^1];
        // Each begins as the start of its term, and is its end when all have come.
        for (int i = 0; i < terms.Count; i++)
        {
            ulong place = places[i];
            int doc = newDoc[(int)(place >> 32)];
            if (doc >= 0) byTerm[ends[terms[i]]++] = ((ulong)(uint)doc << 32) | (uint)place;
        }
        return left;
    }

    private byte[] Norms(int[] newDoc, int docCount)
    {
        byte[] norms = new byte[docCount];
        for (int i = 0; i < lengths.Count; i++)
        {
            var (doc, length) = lengths[i];
            if (newDoc[doc] >= 0) norms[newDoc[doc]] = NormCode.Encode(length);
        }
        return norms;
    }
}
