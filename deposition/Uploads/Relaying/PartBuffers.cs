using System.Buffers;

namespace Hub.Deposition.Uploads;

/// <summary>Memory for parts on their way to the bucket: so much for all uploads together, however many there are.</summary>
internal sealed class PartBuffers
{
    private const int Most = 16;

    private int taken;

    /// <summary>Memory for so many bytes; null where too much is in use.</summary>
    public byte[]? TryRent(int length)
    {
        if (Interlocked.Increment(ref taken) <= Most)
        {
            return ArrayPool<byte>.Shared.Rent(length);
        }

        Interlocked.Decrement(ref taken);
        return null;
    }

    /// <summary>Takes memory back that nobody uses any more.</summary>
    public void Return(byte[] buffer)
    {
        ArrayPool<byte>.Shared.Return(buffer);
        Interlocked.Decrement(ref taken);
    }
}
