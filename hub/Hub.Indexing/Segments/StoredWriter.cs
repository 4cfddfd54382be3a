using Hub.Indexing.Storage;

namespace Hub.Indexing.Segments;

/// <summary>Writes the bytes kept with documents, in compressed blocks of about 16 KiB.</summary>
internal sealed class StoredWriter(CheckedFileWriter file)
{
    internal const int BlockSize = 16 << 10;

    /// <summary>What is smaller is not worth a block of its own.</summary>
    private const int LeastPacked = 2 << 10, LeastRaw = 4 << 10;

    private readonly GrowingBytes lengths = new();
    private readonly GrowingBytes raw = new();
    private readonly List<long> places = [];
    private int docs;
    private int blockDocs;
    private byte[] compressed = [];

    /// <summary>Adds the bytes of the next document.</summary>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        lengths.Variable(bytes.Length);
        raw.Write(bytes);
        docs++;
        blockDocs++;
        if (raw.Length >= BlockSize) Flush();
    }

    /// <summary>Adds the next documents as a block that was packed for another segment; false where it would leave blocks that are too small.</summary>
    internal bool TryAddBlock(ReadOnlySpan<byte> packed, int count)
    {
        if (packed.Length < LeastPacked || (blockDocs > 0 && raw.Length < LeastRaw)) return false;
        if (blockDocs > 0) Flush();
        places.Add(docs);
        places.Add(file.Position);
        file.Write(packed);
        docs += count;
        return true;
    }

    /// <summary>Writes what is left and the table of blocks: first document and place of each, and their number.</summary>
    internal void Finish()
    {
        if (blockDocs > 0) Flush();
        places.Add(docs);
        places.Add(file.Position);
        file.Align(8);
        file.Write<long>(places.ToArray());
        file.Write<long>([(places.Count / 2) - 1]);
    }

    private void Flush()
    {
        places.Add(docs - blockDocs);
        places.Add(file.Position);
        int most = LzBlock.MostLength(raw.Length);
        if (compressed.Length < most) compressed = new byte[most];
        int length = LzBlock.Compress(raw.Span, compressed);
        lengths.Variable(raw.Length);
        lengths.Variable(length);
        file.Write(lengths.Span);
        file.Write(compressed.AsSpan(0, length));
        lengths.Clear();
        raw.Clear();
        blockDocs = 0;
    }
}
