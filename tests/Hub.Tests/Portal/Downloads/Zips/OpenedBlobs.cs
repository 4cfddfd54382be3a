using Hub.Store;

namespace Hub.Tests.Portal.Downloads;

/// <summary>Blobs that are made when they are read.</summary>
internal sealed class OpenedBlobs(Func<string, Stream> open) : IBlobStore
{
    public Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken) => Task.FromResult(open(digest));

    public Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<BlobWriter> CreateAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
