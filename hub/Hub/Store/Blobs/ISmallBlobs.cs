namespace Hub.Store;

/// <summary>
/// Small blobs beside the records, in the same database: a batch of records and its payloads reach the disk together.
/// What was kept is lasting as soon as a later write of the same store is; a crash before may lose it.
/// </summary>
public interface ISmallBlobs
{
    /// <summary>Keeps blobs; those that are there already stay as they are.</summary>
    /// <param name="blobs">The blobs, each digest once.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    Task KeepAsync(IReadOnlyList<SmallBlob> blobs, CancellationToken cancellationToken);

    /// <summary>The bytes of a blob; null where it is not kept here.</summary>
    /// <param name="digest">Lower-case hexadecimal SHA-256.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<byte[]?> FindAsync(string digest, CancellationToken cancellationToken);

    /// <summary>Whether a blob is kept here.</summary>
    /// <param name="digest">Lower-case hexadecimal SHA-256.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken);

    /// <summary>Removes a damaged blob, so that the same bytes can be kept again.</summary>
    /// <param name="digest">Lower-case hexadecimal SHA-256.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False where it was not kept here.</returns>
    Task<bool> RemoveAsync(string digest, CancellationToken cancellationToken);

    /// <summary>Streams the digests of all blobs kept here, in order.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken);
}
