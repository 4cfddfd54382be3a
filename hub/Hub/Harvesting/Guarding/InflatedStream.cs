using Hub.Records;

namespace Hub.Harvesting;

/// <summary>An inflated body that refuses to become much larger than what came over the wire.</summary>
internal sealed class InflatedStream(Stream inflated, CountedStream compressed, Uri source) : Stream
{
    /// <summary>Tables of one repeated value shrink to a hundredth; deflate's own limit is a thousandth.</summary>
    internal const int MostTimes = 200;

    private const long Harmless = 4L << 20;
    private long count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Bounded(await inflated.ReadAsync(buffer, cancellationToken));
        }
        catch (InvalidOperationException damaged)
        {
            throw new InvalidDataException($"the compressed body is damaged: {damaged.Message}", damaged);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Bounded(inflated.Read(buffer, offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflated.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Bounded(int read)
    {
        count += read;
        return count <= Harmless || count <= compressed.Count * MostTimes
            ? read
            : throw new ArchiveException($"{source} sent {compressed.Count} compressed bytes that become more than {count}: a compression bomb, of which nothing was used. Ask the archive what it serves there.") { Failure = ArchiveFailure.Inflated };
    }
}
