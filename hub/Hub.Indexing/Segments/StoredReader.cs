using System.Buffers;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Segments;

/// <summary>Reads the bytes kept with documents.</summary>
internal sealed unsafe class StoredReader
{
    private readonly CheckedFile file;
    private readonly long* places;
    private readonly int blocks;

    internal StoredReader(CheckedFile file)
    {
        this.file = file;
        blocks = (int)*(long*)file.Read(file.Length - 8, 8);
        long table = (blocks + 1) * 16L;
        places = (long*)file.Read(file.Length - 8 - table, table);
    }

    /// <summary>The bytes kept with a document; of its block only what lies before them is unpacked.</summary>
    internal byte[] Read(int doc)
    {
        int block = Find(doc), first = (int)places[2 * block], after = (int)places[2 * (block + 1)];
        long offset = places[(2 * block) + 1];
        var reader = new ByteReader(file.Read(offset, places[(2 * block) + 3] - offset));
        int begin = 0;
        for (int before = first; before < doc; before++) begin += reader.Int();
        int end = begin + reader.Int();
        for (int behind = doc + 1; behind < after; behind++) reader.Int();
        reader.Int();
        byte[] raw = ArrayPool<byte>.Shared.Rent(end);
        try
        {
            Unpack(ref reader, raw.AsSpan(0, end), offset);
            return raw[begin..end];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    /// <summary>The block with a document: its bytes, where each document's end, its first document and the one after its last.</summary>
    internal (byte[] Raw, int[] Ends, int First, int After) ReadBlock(int doc)
    {
        int block = Find(doc);
        long offset = places[(2 * block) + 1];
        var reader = new ByteReader(file.Read(offset, places[(2 * block) + 3] - offset));
        int first = (int)places[2 * block], after = (int)places[2 * (block + 1)], end = 0;
        int[] ends = new int[after - first];
        for (int i = 0; i < ends.Length; i++) ends[i] = end += reader.Int();
        byte[] raw = new byte[reader.Int()];
        Unpack(ref reader, raw, offset);
        return (raw, ends, first, after);
    }

    /// <summary>The block that begins with a document, as it lies in the file, and the document after its last; empty where none begins with it.</summary>
    internal ReadOnlySpan<byte> PackedBlock(int doc, out int after)
    {
        int block = Find(doc);
        after = (int)places[2 * (block + 1)];
        if (places[2 * block] != doc) return [];
        long offset = places[(2 * block) + 1], length = places[(2 * block) + 3] - offset;
        return new ReadOnlySpan<byte>(file.Read(offset, length), checked((int)length));
    }

    private void Unpack(ref ByteReader reader, Span<byte> raw, long offset)
    {
        int packed = reader.Int();
        if (!LzBlock.TryDecompress(new ReadOnlySpan<byte>(reader.At, packed), raw))
            throw file.Damaged(offset, "a block of stored documents cannot be unpacked");
    }

    private int Find(int doc)
    {
        int low = 0, high = blocks;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (places[2 * middle] <= doc) low = middle;
            else high = middle;
        }
        return low;
    }
}
