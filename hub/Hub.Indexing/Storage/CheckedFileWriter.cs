using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hub.Indexing.Storage;

/// <summary>Writes a <see cref="CheckedFile"/> from beginning to end.</summary>
internal sealed class CheckedFileWriter(IIndexFile file) : IDisposable
{
    private readonly byte[] block = new byte[CheckedFile.BlockSize];
    private readonly List<uint> checksums = [];
    private int used;
    private long flushed;

    /// <summary>Bytes of content so far.</summary>
    internal long Position => flushed + used;

    public void Dispose() => file.Dispose();

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int fit = Math.Min(bytes.Length, block.Length - used);
            bytes[..fit].CopyTo(block.AsSpan(used));
            used += fit;
            bytes = bytes[fit..];
            if (used == block.Length) FlushBlock();
        }
    }

    /// <summary>Writes numbers as they lie in memory.</summary>
    internal void Write<T>(ReadOnlySpan<T> values) where T : unmanaged => Write(MemoryMarshal.AsBytes(values));

    /// <summary>Fills up to a multiple of so many bytes.</summary>
    internal void Align(int to)
    {
        Span<byte> zeros = stackalloc byte[64];
        zeros.Clear();
        Write(zeros[..(int)((to - (Position % to)) % to)]);
    }

    /// <summary>Writes the table of checksums and makes the file durable.</summary>
    /// <returns>The length of the whole file, and the checksum of its table and so of everything in it.</returns>
    internal (long Length, uint Checksum) Finish()
    {
        long content = Position;
        if (used > 0) FlushBlock();
        var table = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(checksums));
        Span<byte> trailer = stackalloc byte[CheckedFile.TrailerSize];
        trailer.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(trailer, CheckedFile.Magic);
        BinaryPrimitives.WriteInt64LittleEndian(trailer[8..], content);
        uint sum = Checksum.Of(trailer[..16], Checksum.Of(table));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[16..], sum);
        file.Write(table);
        file.Write(trailer);
        file.Sync();
        return (content + table.Length + trailer.Length, sum);
    }

    private void FlushBlock()
    {
        var bytes = block.AsSpan(0, used);
        checksums.Add(Checksum.Of(bytes));
        file.Write(bytes);
        flushed += used;
        used = 0;
    }
}
