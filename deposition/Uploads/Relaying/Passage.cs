using Hub.Store;

namespace Hub.Deposition.Uploads;

/// <summary>
/// What all of an upload's bytes left behind as they passed through this process, one after the other: their SHA-256, and where blobs lie
/// in a bucket the parts that are there already. It ends with the process, or with bytes that were not kept.
/// </summary>
/// <param name="relay">Sends them on; null where they go nowhere yet.</param>
internal sealed class Passage(Relay? relay) : IDisposable
{
    private readonly RunningHash hash = new();

    /// <summary>How many bytes have passed.</summary>
    public long Position => hash.Position;

    /// <summary>The digest of what has passed.</summary>
    public string Digest() => hash.Digest();

    /// <summary>Takes the next bytes.</summary>
    public Task AppendAsync(ReadOnlyMemory<byte> bytes)
    {
        hash.Append(bytes.Span);
        return relay?.AppendAsync(bytes) ?? Task.CompletedTask;
    }

    /// <summary>Ends a request's bytes.</summary>
    /// <param name="length">How many the whole upload has.</param>
    public void Rest(long length) => relay?.Rest(Position == length);

    /// <summary>Makes what was sent on a blob, if all of it was.</summary>
    public async Task<bool> AdoptAsync(BlobReference blob, CancellationToken cancellationToken) =>
        relay is not null && Position == blob.Length && await relay.AdoptAsync(blob, cancellationToken);

    /// <summary>Ends it, and drops what was sent on in vain.</summary>
    public Task DropAsync()
    {
        hash.Dispose();
        return relay?.DropAsync() ?? Task.CompletedTask;
    }

    public void Dispose()
    {
        hash.Dispose();
        relay?.Dispose();
    }
}
