using System.Runtime.InteropServices;
using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Buffering;

/// <summary>The terms of a text or keyword field in memory, in the order in which they came.</summary>
internal sealed class TermBuffer(string name, FieldKind kind)
{
    private readonly List<int> terms = [];
    private readonly List<ulong> places = [];
    private readonly List<(int Doc, int Length)> lengths = [];

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

    /// <summary>Each term with each document that has it.</summary>
    internal IEnumerable<(int Term, int Doc)> Occurrences
    {
        get
        {
            for (int i = 0; i < terms.Count; i++) yield return (terms[i], (int)(places[i] >> 32));
        }
    }

    /// <summary>Writes the field.</summary>
    /// <param name="segment">Where to.</param>
    /// <param name="newDoc">The number of each document in the segment, -1 for those that are gone.</param>
    /// <param name="sorted">Whether the documents keep their order.</param>
    internal void Write(SegmentWriter segment, int[] newDoc, bool sorted)
    {
        var (starts, byTerm) = SortByTerm(newDoc);
        if (byTerm.Length == 0) return;
        byte[] norms = kind == FieldKind.Text ? Norms(newDoc, segment.DocCount) : [];
        var field = segment.BeginField(name, kind);
        var positions = new List<int>();
        foreach (int term in Table.Sorted())
        {
            var occurrences = byTerm.AsSpan(starts[term], starts[term + 1] - starts[term]);
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

    private (int[] Starts, ulong[] ByTerm) SortByTerm(int[] newDoc)
    {
        int[] starts = new int[Table.Count + 1];
        var ids = CollectionsMarshal.AsSpan(terms);
        var at = CollectionsMarshal.AsSpan(places);
        for (int i = 0; i < ids.Length; i++)
            if (newDoc[(int)(at[i] >> 32)] >= 0) starts[ids[i] + 1]++;
        for (int term = 0; term < Table.Count; term++) starts[term + 1] += starts[term];
        ulong[] byTerm = new ulong[starts[^1]];
        int[] next = starts[..^1];
        for (int i = 0; i < ids.Length; i++)
        {
            int doc = newDoc[(int)(at[i] >> 32)];
            if (doc >= 0) byTerm[next[ids[i]]++] = ((ulong)(uint)doc << 32) | (uint)at[i];
        }
        return (starts, byTerm);
    }

    private byte[] Norms(int[] newDoc, int docCount)
    {
        byte[] norms = new byte[docCount];
        foreach (var (doc, length) in lengths)
            if (newDoc[doc] >= 0) norms[newDoc[doc]] = NormCode.Encode(length);
        return norms;
    }
}
