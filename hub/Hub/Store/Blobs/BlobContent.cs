using Hub.Records;

namespace Hub.Store;

/// <summary>Content that lies in a blob store.</summary>
/// <param name="blobs">Where it lies.</param>
/// <param name="blob">Which blob.</param>
public sealed class BlobContent(IBlobStore blobs, BlobReference blob) : IContent
{
    /// <summary>Which blob.</summary>
    public BlobReference Blob => blob;

    /// <inheritdoc />
    public long Length => blob.Length;

    /// <inheritdoc />
    public string Sha256 => blob.Digest;

    /// <inheritdoc />
    public async ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken) => await blobs.OpenReadAsync(blob.Digest, cancellationToken);
}
