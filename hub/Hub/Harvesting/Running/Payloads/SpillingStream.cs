using System.Buffers;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Takes bytes into memory up to a limit, and passes them all to a blob beyond it. Written asynchronously only.</summary>
internal sealed class SpillingStream(int most, Func<CancellationToken, Task<BlobWriter>> spill) : Stream
{
    private readonly ArrayBufferWriter<byte> memory = new();
    private long written;

    /// <summary>The blob that took the bytes; null while they are in memory.</summary>
    internal BlobWriter? Spilled { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => written;

    public override long Position
    {
        get => written;
        set => throw new NotSupportedException("A blob is written in order.");
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        written += buffer.Length;
        if (Spilled is null && written <= most)
        {
            memory.Write(buffer.Span);
            return;
        }

        if (Spilled is null)
        {
            Spilled = await spill(cancellationToken);
            await Spilled.Content.WriteAsync(memory.WrittenMemory, cancellationToken);
            memory.Clear();
        }

        await Spilled.Content.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A staged blob is written asynchronously.");

    public override Task FlushAsync(CancellationToken cancellationToken) => Spilled?.Content.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    public override void Flush()
    {
        // What is in memory has nowhere to go yet, and the blob is flushed when it is committed.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A blob being written cannot be read.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A blob is written in order.");

    public override void SetLength(long value) => throw new NotSupportedException("A blob's length is what was written.");

    public override async ValueTask DisposeAsync()
    {
        if (Spilled is not null)
        {
            await Spilled.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    internal byte[] ToArray() => memory.WrittenSpan.ToArray();
}
