using System.IO.Compression;
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

    internal byte[] Read(int doc)
    {
        var (raw, ends, first, _) = ReadBlock(doc);
        int begin = doc == first ? 0 : ends[doc - first - 1];
        return raw[begin..ends[doc - first]];
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
        int packed = reader.Int();
        if (!BrotliDecoder.TryDecompress(new ReadOnlySpan<byte>(reader.At, packed), raw, out int written) || written != raw.Length)
            throw file.Damaged(offset, "a block of stored documents cannot be decompressed");
        return (raw, ends, first, after);
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
