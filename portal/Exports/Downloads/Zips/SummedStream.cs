namespace Hub.Portal.Exports;

/// <summary>Passes bytes on, counts them, and computes their CRC-32 on the way.</summary>
/// <param name="inner">Where they go; stays open.</param>
internal sealed class SummedStream(Stream inner) : Stream
{
    /// <summary>The checksum of what has passed.</summary>
    public uint Sum { get; private set; }

    /// <summary>How many bytes have passed.</summary>
    public long Count { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Count;

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException("What is sent cannot be taken back.");
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Sum = Crc32.Append(Sum, buffer.Span);
        Count += buffer.Length;
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("No thread waits for a slow reader.");

    public override void Flush()
    {
        // Whoever ends the zip flushes what is below.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is written only.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("What is sent cannot be taken back.");

    public override void SetLength(long value) => throw new NotSupportedException("What is sent cannot be taken back.");
}
