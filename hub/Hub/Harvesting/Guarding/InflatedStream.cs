using Hub.Records;

namespace Hub.Harvesting;

/// <summary>An inflated body that refuses to become much larger than what came over the wire.</summary>
internal sealed class InflatedStream(Stream inflated, CountedStream compressed, Uri source) : CountedStream(inflated)
{
    /// <summary>Tables of one repeated value shrink to a hundredth; deflate's own limit is a thousandth.</summary>
    internal const int MostTimes = 200;

    private const long Harmless = 4L << 20;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidOperationException damaged)
        {
            throw new InvalidDataException($"the compressed body is damaged: {damaged.Message}", damaged);
        }
    }

    protected override int Counted(int read)
    {
        base.Counted(read);
        return Count <= Harmless || Count <= compressed.Count * MostTimes
            ? read
            : throw new ArchiveException($"{source} sent {compressed.Count} compressed bytes that become more than {Count}: a compression bomb, of which nothing was used. Ask the archive what it serves there.") { Failure = ArchiveFailure.Inflated };
    }
}
