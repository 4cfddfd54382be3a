namespace Hub.Store;

/// <summary>A blob being written. Disposing without a commit leaves no trace.</summary>
public abstract class BlobWriter : IAsyncDisposable
{
    /// <summary>Takes the bytes, in order.</summary>
    public abstract Stream Content { get; }

    /// <summary>Makes the blob durable under its digest. The same bytes twice are one blob.</summary>
    /// <param name="cancellationToken">Stops before the blob exists, never half-way.</param>
    public abstract Task<BlobReference> CommitAsync(CancellationToken cancellationToken);

    /// <summary>Drops what was not committed.</summary>
    public abstract ValueTask DisposeAsync();
}
