using Hub.Records;

namespace Hub.Store;

/// <summary>Bytes under their SHA-256. What was committed is on disk, complete, and never changes.</summary>
public interface IBlobStore
{
    /// <summary>Begins a blob; it exists only after <see cref="BlobWriter.CommitAsync"/>.</summary>
    /// <param name="cancellationToken">Stops the opening.</param>
    Task<BlobWriter> CreateAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes a blob of a file of this machine, which is gone afterwards: by renaming it where it lies on the store's own disk,
    /// else by copying it. It replaces what lies there under this digest. The blob is durable when this returns.
    /// </summary>
    /// <param name="path">The file, written to the end.</param>
    /// <param name="blob">Its digest and length, which the caller has computed from its bytes.</param>
    /// <param name="cancellationToken">Stops before the blob exists.</param>
    /// <exception cref="InvalidDataException">The file has another length or, where it is copied, another digest.</exception>
    async Task AdoptAsync(string path, BlobReference blob, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(blob.Digest, cancellationToken))
        {
            await using var writer = await CreateAsync(cancellationToken);
            await using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan))
            {
                await file.CopyToAsync(writer.Content, cancellationToken);
            }

            if (await writer.CommitAsync(cancellationToken) != blob)
            {
                throw new InvalidDataException($"The file {path} is not the blob {blob.Digest} that it was taken for; its disk may be failing.");
            }
        }

        File.Delete(path);
    }

    /// <summary>Keeps bytes that lie in memory, whether they are kept already or not.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Stops before the blob exists.</param>
    async Task<BlobReference> KeepBytesAsync(MemoryContent content, CancellationToken cancellationToken)
    {
        await using var writer = await CreateAsync(cancellationToken);
        await writer.Content.WriteAsync(content.Bytes, cancellationToken);
        return await writer.CommitAsync(cancellationToken);
    }

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

    /// <summary>Where a client fetches a blob's bytes without the hub, for a while; null where only the hub can give them.</summary>
    /// <param name="digest">Lower-case hexadecimal SHA-256.</param>
    /// <param name="fileName">The name to save it under.</param>
    /// <param name="lasts">How long the address works.</param>
    Uri? DirectAddress(string digest, string fileName, TimeSpan lasts) => null;

    /// <summary>How clients put bytes into the store by themselves; null where only the hub can.</summary>
    IPartedUploads? Parted => null;

    /// <summary>Drops what writers that died left behind, where it is not dropped by itself.</summary>
    /// <param name="before">What was begun after this is left alone.</param>
    /// <param name="cancellationToken">Stops between two of them.</param>
    /// <returns>How many were dropped.</returns>
    Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0);
}
