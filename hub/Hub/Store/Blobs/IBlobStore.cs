namespace Hub.Store;

/// <summary>Bytes under their SHA-256. What was committed is on disk, complete, and never changes.</summary>
public interface IBlobStore
{
    /// <summary>Begins a blob; it exists only after <see cref="BlobWriter.CommitAsync"/>.</summary>
    /// <param name="cancellationToken">Stops the opening.</param>
    Task<BlobWriter> CreateAsync(CancellationToken cancellationToken);

    /// <summary>Whether a blob is kept.</summary>
    /// <param name="digest">Lower-case hexadecimal SHA-256.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken);

    /// <summary>Opens a blob for one reader, who may seek for ranges and disposes of the stream.</summary>
    /// <param name="digest">Lower-case hexadecimal SHA-256.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="FileNotFoundException">No such blob is kept.</exception>
    Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken);

    /// <summary>Streams the digests of all blobs, in order.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken);
}
