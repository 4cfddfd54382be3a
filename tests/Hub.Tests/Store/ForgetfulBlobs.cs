using Hub.Store;

namespace Hub.Tests.Store;

/// <summary>A disk that gives back other bytes than it took.</summary>
internal sealed class ForgetfulBlobs(IBlobStore inner) : IBlobStore
{
    public Task<BlobWriter> CreateAsync(CancellationToken cancellationToken) => inner.CreateAsync(cancellationToken);

    public Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) => inner.ExistsAsync(digest, cancellationToken);

    public Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken) => Task.FromResult<Stream>(new MemoryStream("else"u8.ToArray()));

    public IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken) => inner.ReadDigestsAsync(cancellationToken);
}
