using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Hub.Indexing.Storage;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Postings;

/// <summary>The postings of one term of one segment, checked and ready to be read.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct PostingsList
{
    internal const int Size = BitPacking.BlockSize;

    internal PostingsList(CheckedFile file, in TermEntry entry, int docCount, bool positions)
    {
        DocFreq = entry.DocFreq;
        SingleDoc = entry.SingleDoc;
        TotalTermFreq = entry.TotalTermFreq;
        Positions = positions;
        DocCount = docCount;
        Start = entry.Length == 0 ? null : file.Read(entry.Offset, entry.Length);
        if (DocFreq < Size) return;
        byte* end = Start + entry.Length - 1;
        ImpactCount = *end & (PostingsWriter.DenseFlag - 1);
        Impacts = end - (2 * ImpactCount);
        Blocks = (DocFreq + Size - 1) / Size;
        Bounds = Impacts - (positions ? 2L * Blocks : 0);
        Table = (int*)(Bounds - (8L * Blocks));
        if ((*end & PostingsWriter.DenseFlag) != 0) Bitmap = (ulong*)((byte*)Table - (((docCount + 63) >> 6) * 8L));
    }

    internal int DocFreq { get; }

    internal int SingleDoc { get; }

    internal long TotalTermFreq { get; }

    internal int DocCount { get; }

    internal bool Positions { get; }

    internal byte* Start { get; }

    /// <summary>Last document and place of each block; null for a term without a full block.</summary>
    internal int* Table { get; }

    internal int Blocks { get; }

    /// <summary>One bit a document; null where the term is not dense.</summary>
    internal ulong* Bitmap { get; }

    /// <summary>The largest frequency and the smallest norm of each block, side by side so that many blocks are passed over quickly; none for keywords.</summary>
    internal byte* Bounds { get; }

    /// <summary>Pairs of frequency and norm.</summary>
    internal byte* Impacts { get; }

    internal int ImpactCount { get; }

    internal int LastDoc(int block) => Table[2 * block];

    internal byte* BlockStart(int block) => Start + (uint)Table[(2 * block) + 1];

    /// <summary>The block that holds the first document that is not smaller; -1 where there is none. The only block of a short term is not looked into.</summary>
    internal int FindBlock(int doc)
    {
        if (Table == null) return 0;
        int low = 0, high = Blocks;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (LastDoc(middle) < doc) low = middle + 1;
            else high = middle;
        }
        return low < Blocks ? low : -1;
    }

    /// <summary>The first document with the term, from one on, by <see cref="Bitmap"/>; <see cref="PostingsCursor.End"/> where there is none.</summary>
    internal int NextBit(int doc)
    {
        if (doc >= DocCount) return PostingsCursor.End;
        int word = doc >> 6, words = (DocCount + 63) >> 6;
        ulong bits = Bitmap[word] & (ulong.MaxValue << doc);
        while (bits == 0)
        {
            if (++word == words) return PostingsCursor.End;
            bits = Bitmap[word];
        }
        return (word << 6) | BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>How many documents from one up to but without another have the term, by <see cref="Bitmap"/>.</summary>
    internal int CountBits(int from, int to)
    {
        int first = from >> 6, last = to >> 6;
        ulong begin = ulong.MaxValue << from, end = (1UL << to) - 1;
        if (first == last) return BitOperations.PopCount(Bitmap[first] & begin & end);
        int count = BitOperations.PopCount(Bitmap[first] & begin);
        for (int word = first + 1; word < last; word++) count += BitOperations.PopCount(Bitmap[word]);
        return end == 0 ? count : count + BitOperations.PopCount(Bitmap[last] & end);
    }

    /// <summary>Reads the documents of a block.</summary>
    /// <returns>Where its frequencies begin.</returns>
    internal byte* ReadDocs(int block, ref int docs, out int count)
    {
        if (DocFreq < Size) return ReadFew(ref docs, out count);
        byte* at = BlockStart(block);
        int before = block == 0 ? -1 : LastDoc(block - 1);
        if (Bitmap != null)
        {
            count = ReadBitmap(before, LastDoc(block), ref docs);
            return at;
        }
        if ((block + 1) * Size <= DocFreq)
        {
            int bits = *at++;
            BitPacking.UnpackDocs(at, bits, before, ref docs);
            count = Size;
            return at + BitPacking.Bytes(bits);
        }
        count = DocFreq - (block * Size);
        ReadTail(at, before, count, ref docs);
        return at;
    }

    /// <summary>Reads the frequencies of a block from where <see cref="ReadDocs"/> said.</summary>
    /// <returns>Where its positions begin.</returns>
    internal byte* ReadFrequencies(int block, byte* at, int count, ref int frequencies)
    {
        if (DocFreq == 1)
        {
            frequencies = (int)TotalTermFreq;
            return at;
        }
        if (DocFreq < Size || (block + 1) * Size > DocFreq)
        {
            var reader = new ByteReader(at);
            for (int i = 0; i < count; i++) Unsafe.Add(ref frequencies, i) = (reader.Variable() & 1) != 0 ? 1 : reader.Int() + 2;
            return reader.At;
        }
        at += 1 + (2 * *at);
        int bits = *at++;
        BitPacking.Unpack(at, bits, ref Unsafe.As<int, uint>(ref frequencies));
        for (int i = 0; i < Size; i++) Unsafe.Add(ref frequencies, i)++;
        return at + BitPacking.Bytes(bits);
    }

    /// <summary>Where the positions of a block begin in which every document has the term once; null of other blocks.</summary>
    internal byte* PlacesOfSingles(int block, byte* at)
    {
        if ((block + 1) * Size > DocFreq) return null;
        at += 1 + (2 * *at);
        return *at == 0 ? at + 1 : null;
    }

    private byte* ReadFew(ref int docs, out int count)
    {
        count = DocFreq;
        if (DocFreq == 1) docs = SingleDoc;
        else ReadTail(Start, -1, count, ref docs);
        return Start;
    }

    private void ReadTail(byte* at, int before, int count, ref int docs)
    {
        var reader = new ByteReader(at);
        for (int i = 0; i < count; i++)
        {
            ulong gap = reader.Variable();
            if (Positions)
            {
                if ((gap & 1) == 0) reader.Variable();
                gap >>= 1;
            }
            before += (int)gap + 1;
            Unsafe.Add(ref docs, i) = before;
        }
    }

    private int ReadBitmap(int before, int last, ref int docs)
    {
        int count = 0, word = (before + 1) >> 6;
        ulong bits = Bitmap[word] & (ulong.MaxValue << ((before + 1) & 63));
        for (; ; bits = Bitmap[++word])
        {
            for (; bits != 0; bits &= bits - 1)
            {
                int doc = (word << 6) | BitOperations.TrailingZeroCount(bits);
                if (doc > last) return count;
                Unsafe.Add(ref docs, count++) = doc;
            }
            if (((word + 1) << 6) > last) return count;
        }
    }
}
