using System.Buffers;

namespace Hub.Deposition.Uploads;

/// <summary>
/// Memory for parts on their way to the bucket: so much for all uploads together, however many there are. A part that is not full and
/// waits for its upload's next request keeps its memory until others need it.
/// </summary>
internal sealed class PartBuffers
{
    private const long Most = 256 << 20;

    private readonly LinkedList<byte[]> resting = [];
    private long taken;

    /// <summary>Memory for so many bytes, a power of two, if need be that of the part that waits longest; null where all is in use.</summary>
    public byte[]? TryRent(int length)
    {
        lock (resting)
        {
            while (taken + length > Most && resting.First is { } longest)
            {
                resting.Remove(longest);
                Free(longest.Value);
            }

            if (taken + length > Most)
            {
                return null;
            }

            taken += length;
            return ArrayPool<byte>.Shared.Rent(length);
        }
    }

    /// <summary>Leaves memory where others may take it.</summary>
    public LinkedListNode<byte[]> Rest(byte[] buffer)
    {
        lock (resting)
        {
            return resting.AddLast(buffer);
        }
    }

    /// <summary>The memory that was left; null where another took it.</summary>
    public byte[]? Wake(LinkedListNode<byte[]> rested)
    {
        lock (resting)
        {
            if (rested.List is null)
            {
                return null;
            }

            resting.Remove(rested);
            return rested.Value;
        }
    }

    /// <summary>Takes memory back that nobody uses any more.</summary>
    public void Return(byte[] buffer)
    {
        lock (resting)
        {
            Free(buffer);
        }
    }

    private void Free(byte[] buffer)
    {
        taken -= buffer.Length;
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
