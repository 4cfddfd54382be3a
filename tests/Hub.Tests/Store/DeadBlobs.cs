using Hub.Store;

namespace Hub.Tests.Store;

/// <summary>A disk that can no longer be read.</summary>
internal sealed class DeadBlobs : IBlobStore
{
    public Task<BlobWriter> CreateAsync(CancellationToken cancellationToken) => throw new IOException("Input/output error");

    public Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken) => throw new IOException("Input/output error");

    public IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();
}
