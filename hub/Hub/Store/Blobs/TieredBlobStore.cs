using System.Runtime.CompilerServices;

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
    public async IAsyncEnumerable<string> ReadDigestsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var others = large.ReadDigestsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await others.MoveNextAsync();
        await foreach (var digest in small.ReadDigestsAsync(cancellationToken))
        {
            for (; more && string.CompareOrdinal(others.Current, digest) <= 0; more = await others.MoveNextAsync())
            {
                if (others.Current != digest)
                {
                    yield return others.Current;
                }
            }

            yield return digest;
        }

        for (; more; more = await others.MoveNextAsync())
        {
            yield return others.Current;
        }
    }
}
