namespace Hub.Store;

/// <summary>All blobs, wherever they lie: small ones beside the records, the others in a store of their own, which takes new ones.</summary>
/// <param name="small">The small ones.</param>
/// <param name="large">The others.</param>
public sealed class TieredBlobStore(ISmallBlobs small, IBlobStore large) : IBlobStore
{
    /// <inheritdoc />
    public Task<BlobWriter> CreateAsync(CancellationToken cancellationToken) => large.CreateAsync(cancellationToken);

    /// <inheritdoc />
    public Task AdoptAsync(string path, BlobReference blob, CancellationToken cancellationToken) => large.AdoptAsync(path, blob, cancellationToken);

    /// <inheritdoc />
    public async Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) =>
        await small.ExistsAsync(digest, cancellationToken) || await large.ExistsAsync(digest, cancellationToken);

    /// <inheritdoc />
    public async Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken) =>
        await small.FindAsync(digest, cancellationToken) is { } bytes ? new MemoryStream(bytes, writable: false) : await large.OpenReadAsync(digest, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken) =>
        MergedDigests.ReadAsync(small.ReadDigestsAsync(cancellationToken), large.ReadDigestsAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Uri? DirectAddress(string digest, string fileName, TimeSpan lasts) => large.DirectAddress(digest, fileName, lasts);

    /// <inheritdoc />
    public IPartedUploads? Parted => large.Parted;

    /// <inheritdoc />
    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken) => large.SweepAsync(before, cancellationToken);
}
