namespace Hub.Tests.Portal.Downloads;

/// <summary>A reader of a download that counts what it is given, and keeps it in a file whose long runs of zeros take no room on the disk; or nowhere.</summary>
internal sealed class SparseOutput(string? path) : Stream
{
    private const int Hole = 4 << 10;

    private readonly FileStream? file = path is null ? null : new FileStream(path, FileMode.CreateNew, FileAccess.Write);
    private long written;

    /// <summary>What to do before more is taken.</summary>
    public Action<long> Before { get; set; } = _ => { };

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => written;

    public override long Position
    {
        get => written;
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Before(written);
        written += buffer.Length;
        if (file is not null && buffer.Length >= Hole && !buffer.Span.ContainsAnyExcept((byte)0))
        {
            file.Seek(buffer.Length, SeekOrigin.Current);
        }
        else if (file is not null)
        {
            await file.WriteAsync(buffer, cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("No thread may wait for a slow reader.");

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => file?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        file?.Dispose();
        base.Dispose(disposing);
    }
}
