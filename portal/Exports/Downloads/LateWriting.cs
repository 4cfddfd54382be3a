namespace Hub.Portal.Exports;

/// <summary>
/// Holds what is written synchronously, which a zip does with a few bytes at the end of each entry, until the next asynchronous
/// write takes it along: no thread waits for a slow reader.
/// </summary>
/// <param name="inner">Where everything goes in the end.</param>
internal sealed class LateWriting(Stream inner) : Stream
{
    private readonly MemoryStream held = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException("What is sent has no length yet.");

    public override long Position
    {
        get => throw new NotSupportedException("What is sent has no position.");
        set => throw new NotSupportedException("What is sent cannot be taken back.");
    }

    public override void Write(byte[] buffer, int offset, int count) => held.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => held.Write(buffer);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await SendHeldAsync(cancellationToken);
        await inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // The next asynchronous write sends what is held.
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await SendHeldAsync(cancellationToken);
        await inner.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is written only.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("What is sent cannot be taken back.");

    public override void SetLength(long value) => throw new NotSupportedException("What is sent cannot be taken back.");

    public override async ValueTask DisposeAsync()
    {
        await SendHeldAsync(CancellationToken.None);
        await base.DisposeAsync();
    }

    private async ValueTask SendHeldAsync(CancellationToken cancellationToken)
    {
        if (held.Length > 0)
        {
            await inner.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellationToken);
            held.SetLength(0);
        }
    }
}
