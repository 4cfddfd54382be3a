using System.Buffers;

namespace Hub.Deposition.Uploads;

/// <summary>
/// Memory for parts on their way to the bucket: so much for all uploads together, however many there are. A part that is not full and
/// waits for its upload's next request keeps its memory until others need it.
/// </summary>
public sealed class PartBuffers
{
    private const long Most = 256 << 20;

    private readonly LinkedList<byte[]> resting = [];
    private long taken;

    /// <summary>Memory for so many bytes, a power of two, if need be that of the part that waits longest; null where all is in use.</summary>
    /// <param name="length">How many bytes.</param>
    /// <param name="isSpare">Whether it would only be welcome: then it is given while more than half of the memory is free.</param>
    public byte[]? TryRent(int length, bool isSpare = false)
    {
        lock (resting)
        {
            if (isSpare && taken + length > Most / 2)
            {
                return null;
            }

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
    /// <param name="buffer">What was rented.</param>
    /// <returns>By which it is asked for again.</returns>
    public LinkedListNode<byte[]> Rest(byte[] buffer)
    {
        lock (resting)
        {
            return resting.AddLast(buffer);
        }
    }

    /// <summary>The memory that was left; null where another took it.</summary>
    /// <param name="rested">What leaving it gave.</param>
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
    /// <param name="buffer">What was rented.</param>
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
