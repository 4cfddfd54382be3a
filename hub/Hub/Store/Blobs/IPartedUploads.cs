namespace Hub.Store;

/// <summary>What a blob store can do that takes bytes from clients by itself, in parts, at signed addresses.</summary>
public interface IPartedUploads
{
    /// <summary>Begins an upload.</summary>
    /// <param name="name">A name that nothing else has.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<PartedObject> BeginAsync(string name, CancellationToken cancellationToken);

    /// <summary>Where a client puts one part, and nothing else.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="number">The part's number from 1.</param>
    /// <param name="length">Its bytes; others are refused.</param>
    /// <param name="lasts">How long the address works.</param>
    Uri PartAddress(PartedObject upload, int number, long length, TimeSpan lasts);

    /// <summary>Puts a part by way of the hub; the store has proven that it took these bytes when this returns.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="number">The part's number from 1.</param>
    /// <param name="content">Its bytes, in a stream that can be read again from its beginning.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">The store did not take it.</exception>
    Task<SentPart> PutAsync(PartedObject upload, int number, Stream content, CancellationToken cancellationToken);

    /// <summary>Streams the parts that have arrived, in the order of their numbers.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="FileNotFoundException">The upload was joined, dropped or swept.</exception>
    IAsyncEnumerable<SentPart> ReadPartsAsync(PartedObject upload, CancellationToken cancellationToken);

    /// <summary>Puts the parts together. From then on no client can change them.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="sent">All of them, as they were read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidDataException">A part was sent anew meanwhile.</exception>
    Task JoinAsync(PartedObject upload, IReadOnlyList<SentPart> sent, CancellationToken cancellationToken);

    /// <summary>Opens what was put together; null where it was not yet.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    Task<Stream?> OpenJoinedAsync(PartedObject upload, CancellationToken cancellationToken);

    /// <summary>Makes what was put together a blob; durable when this returns, and can be done twice.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="blob">Its digest and length, which the caller has computed from its bytes.</param>
    /// <param name="cancellationToken">Stops before the blob exists.</param>
    /// <exception cref="FileNotFoundException">Nothing was put together, and no such blob is there.</exception>
    Task AdoptAsync(PartedObject upload, BlobReference blob, CancellationToken cancellationToken);

    /// <summary>Drops an upload with whatever there is of it.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task DropAsync(PartedObject upload, CancellationToken cancellationToken);
}
