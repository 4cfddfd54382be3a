namespace Hub.Store;

/// <summary>Every blob twice: success is said when both stores have it, and the second gives what the first lost.</summary>
/// <param name="first">The store that is written and read first.</param>
/// <param name="second">The copy, best on another disk or another machine.</param>
public sealed class DoubledBlobStore(IBlobStore first, IBlobStore second) : IBlobStore
{
    /// <inheritdoc />
    public async Task<BlobWriter> CreateAsync(CancellationToken cancellationToken) => new DoubledBlobWriter(await first.CreateAsync(cancellationToken), CopyAsync);

    /// <inheritdoc />
    public async Task AdoptAsync(string path, BlobReference blob, CancellationToken cancellationToken)
    {
        await first.AdoptAsync(path, blob, cancellationToken);
        await CopyAsync(blob, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) =>
        await first.ExistsAsync(digest, cancellationToken) || await second.ExistsAsync(digest, cancellationToken);

    /// <inheritdoc />
    public async Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken)
    {
        try
        {
            return await first.OpenReadAsync(digest, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return await second.OpenReadAsync(digest, cancellationToken);
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken) =>
        MergedDigests.ReadAsync(first.ReadDigestsAsync(cancellationToken), second.ReadDigestsAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Uri? DirectAddress(string digest, string fileName, TimeSpan lasts) => first.DirectAddress(digest, fileName, lasts);

    /// <inheritdoc />
    public IPartedUploads? Parted => first.Parted is { } parted ? new DoubledPartedUploads(parted, second) : null;

    /// <inheritdoc />
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        await first.SweepAsync(before, cancellationToken) + await second.SweepAsync(before, cancellationToken);

    private async Task CopyAsync(BlobReference blob, CancellationToken cancellationToken)
    {
        var copy = await second.KeepAsync(new BlobContent(first, blob), cancellationToken);
        if (copy != blob)
        {
            throw new InvalidDataException($"The second copy of the blob {blob.Digest} has the digest {copy.Digest}: the first store's disk may be failing. Send the file again.");
        }
    }

    private sealed class DoubledBlobWriter(BlobWriter inner, Func<BlobReference, CancellationToken, Task> copy) : BlobWriter
    {
        public override Stream Content => inner.Content;

        public override async Task<BlobReference> CommitAsync(CancellationToken cancellationToken)
        {
            var blob = await inner.CommitAsync(cancellationToken);
            await copy(blob, cancellationToken);
            return blob;
        }

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
