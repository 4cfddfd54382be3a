using System.Runtime.InteropServices;
using Hub.Indexing.Storage;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Postings;

/// <summary>
/// Writes the postings of a term: full blocks of 128 documents as they come, the rest in variable bytes, and behind them,
/// for a term with at least one full block, a bitmap where it is dense, the table of blocks, what bounds the score of each, and the term's impacts.
/// </summary>
/// <param name="file">The file of postings.</param>
/// <param name="docCount">Documents of the segment.</param>
/// <param name="positions">Whether frequencies and positions are kept.</param>
internal sealed class PostingsWriter(CheckedFileWriter file, int docCount, bool positions)
{
    internal const int DenseFlag = 0x80;
    private const int Size = BitPacking.BlockSize;

    private readonly uint[] gaps = new uint[Size];
    private readonly uint[] frequencies = new uint[Size];
    private readonly uint[] packed = new uint[Size];
    private readonly List<uint> places = [];
    private readonly GrowingBytes bytes = new();
    private readonly GrowingBytes table = new();
    private readonly GrowingBytes bounds = new();
    private readonly Impacts blockImpacts = new();
    private readonly Impacts termImpacts = new();
    private ulong[] bitmap = [];
    private bool dense;
    private int pending;
    private int lastDoc;
    private int firstDoc;
    private int docFreq;
    private long totalTermFreq;
    private long begin;

    /// <summary>Begins a term.</summary>
    /// <param name="mostDocs">At most so many documents will follow.</param>
    internal void Begin(int mostDocs)
    {
        begin = file.Position;
        lastDoc = -1;
        pending = docFreq = 0;
        totalTermFreq = 0;
        table.Clear();
        bounds.Clear();
        termImpacts.Clear();
        blockImpacts.Clear();
        dense = mostDocs >= Size && mostDocs >= docCount / 8;
        if (!dense) return;
        if (bitmap.Length == 0) bitmap = new ulong[(docCount + 63) >> 6];
        else Array.Clear(bitmap);
    }

    /// <summary>Adds the next document, which must be larger than the one before, with its positions ascending.</summary>
    internal void Add(int doc, int frequency, ReadOnlySpan<int> at, byte norm)
    {
        if (docFreq++ == 0) firstDoc = doc;
        gaps[pending] = (uint)(doc - lastDoc - 1);
        frequencies[pending++] = (uint)frequency;
        lastDoc = doc;
        totalTermFreq += frequency;
        if (dense) bitmap[doc >> 6] |= 1UL << doc;
        if (positions)
        {
            int before = 0;
            foreach (int position in at)
            {
                places.Add((uint)(position - before));
                before = position;
            }
            blockImpacts.Add(frequency, norm);
        }
        if (pending == Size) FlushBlock();
    }

    /// <summary>Ends the term and tells where it lies.</summary>
    internal TermEntry End()
    {
        if (pending > 0) FlushTail();
        termImpacts.AddAll(blockImpacts);
        blockImpacts.Clear();
        if (docFreq >= Size) WriteTable();
        return new() { DocFreq = docFreq, TotalTermFreq = totalTermFreq, SingleDoc = docFreq == 1 ? firstDoc : -1, Offset = begin, Length = file.Position - begin };
    }

    private void FlushBlock()
    {
        NoteBlock();
        if (!dense) Pack(gaps);
        if (positions)
        {
            bytes.Byte((byte)blockImpacts.Count);
            blockImpacts.Write(bytes);
            termImpacts.AddAll(blockImpacts);
            blockImpacts.Clear();
            for (int i = 0; i < Size; i++) frequencies[i]--;
            Pack(frequencies);
            WritePlaces();
        }
        WriteOut();
        pending = 0;
    }

    private void FlushTail()
    {
        bool gapless = dense && docFreq >= Size;
        if (docFreq >= Size) NoteBlock();
        for (int i = 0; i < pending && docFreq > 1; i++)
        {
            if (!positions)
            {
                if (gapless) continue;
                bytes.Variable((ulong)gaps[i]);
                continue;
            }
            ulong gap = gapless ? 0 : gaps[i];
            bytes.Variable((gap << 1) | (frequencies[i] == 1 ? 1UL : 0));
            if (frequencies[i] != 1) bytes.Variable((ulong)frequencies[i] - 2);
        }
        if (positions) WritePlaces();
        WriteOut();
    }

    private void NoteBlock()
    {
        table.Int(lastDoc);
        table.Int(checked((int)(uint)(file.Position - begin)));
        if (!positions) return;
        bounds.Byte(blockImpacts.MostFrequency);
        bounds.Byte(blockImpacts.LeastNorm);
    }

    private void WritePlaces()
    {
        uint largest = 0;
        foreach (uint place in places) largest |= place;
        int bits = BitPacking.BitsFor(largest);
        bytes.Byte((byte)bits);
        BitPacking.WriteRow(CollectionsMarshal.AsSpan(places), bits, bytes);
        places.Clear();
    }

    private void WriteTable()
    {
        if (dense) file.Write<ulong>(bitmap);
        bytes.Write(table.Span);
        bytes.Write(bounds.Span);
        termImpacts.Write(bytes);
        bytes.Byte((byte)(termImpacts.Count | (dense ? DenseFlag : 0)));
        WriteOut();
    }

    private void Pack(uint[] values)
    {
        uint largest = 0;
        foreach (uint value in values) largest |= value;
        int bits = BitPacking.BitsFor(largest);
        bytes.Byte((byte)bits);
        BitPacking.Pack(values, bits, packed);
        bytes.Write(MemoryMarshal.AsBytes(packed.AsSpan(0, bits * 4)));
    }

    private void WriteOut()
    {
        file.Write(bytes.Span);
        bytes.Clear();
    }
}
