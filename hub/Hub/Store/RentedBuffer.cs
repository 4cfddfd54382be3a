using System.Buffers;

namespace Hub.Store;

/// <summary>Bytes that are written once and copied out, in an array that the next one uses again.</summary>
/// <param name="bytes">How many are expected; it grows beyond them.</param>
internal sealed class RentedBuffer(int bytes) : IBufferWriter<byte>, IDisposable
{
    private byte[] rented = ArrayPool<byte>.Shared.Rent(bytes);
    private int written;

    /// <summary>What was written, until this is disposed of.</summary>
    internal ReadOnlySpan<byte> Written => rented.AsSpan(0, written);

    public void Advance(int count) => written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return rented.AsMemory(written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return rented.AsSpan(written);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(rented);
        rented = [];
        written = 0;
    }

    private void Grow(int more)
    {
        var wanted = written + Math.Max(more, 1);
        if (wanted <= rented.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, 2 * rented.Length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(rented);
        rented = larger;
    }
}
