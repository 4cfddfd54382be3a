using System.Buffers.Binary;

namespace Benchmarks.Uploading;

/// <summary>A file that lies in memory, so that nothing is read from the disk that is measured; each has bytes of its own.</summary>
public sealed class SentFile(long length, int number)
{
    private const int BlockBytes = 1 << 20;
    private static readonly byte[] Pattern = MakePattern();

    public long Length => length;

    /// <summary>Its bytes in order, each block valid until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Blocks(long from, long count)
    {
        var block = new byte[BlockBytes];
        for (long at = from; at < from + count; at += BlockBytes)
        {
            int size = (int)Math.Min(BlockBytes, from + count - at);
            Pattern.AsSpan(0, size).CopyTo(block);
            BinaryPrimitives.WriteInt64LittleEndian(block, at / BlockBytes);
            BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(8), number);
            yield return block.AsMemory(0, size);
        }
    }

    private static byte[] MakePattern()
    {
        var bytes = new byte[BlockBytes];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
