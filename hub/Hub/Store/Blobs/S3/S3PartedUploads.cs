using System.Net;

using Amazon.Runtime;
using Amazon.S3;

namespace Hub.Store;

/// <summary>Multipart uploads of a bucket, whose parts clients put by themselves or the hub while a file arrives.</summary>
/// <param name="client">The server.</param>
/// <param name="addresses">Signs addresses.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="copyBytes">Bytes that the server copies in one request.</param>
internal sealed class S3PartedUploads(IAmazonS3 client, S3Addresses addresses, string bucket, long copyBytes) : IPartedUploads
{
    private readonly S3Copying copying = new(client, bucket, copyBytes);
    private readonly S3Parts parts = new(client, bucket);

    public Task<PartedObject> BeginAsync(string name, CancellationToken cancellationToken) => parts.BeginAsync(S3Keys.Incoming + name, cancellationToken);

    public Uri PartAddress(PartedObject upload, int number, long length, TimeSpan lasts) => addresses.ForPart(upload, number, length, lasts);

    public async Task<SentPart> PutAsync(PartedObject upload, int number, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            return await parts.PutAsync(upload, number, content, cancellationToken);
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException)
        {
            throw new IOException($"The S3 server did not take part {number} of {upload.Name}: {failure.Message}", failure);
        }
    }

    public IAsyncEnumerable<SentPart> ReadPartsAsync(PartedObject upload, CancellationToken cancellationToken) => parts.ReadAsync(upload, cancellationToken);

    public async Task JoinAsync(PartedObject upload, IReadOnlyList<SentPart> sent, CancellationToken cancellationToken)
    {
        try
        {
            await parts.JoinAsync(upload, sent, cancellationToken);
        }
        catch (AmazonS3Exception changed) when (changed.StatusCode == HttpStatusCode.BadRequest)
        {
            throw new InvalidDataException($"The parts of {upload.Name} cannot be put together: {changed.Message}", changed);
        }
    }

    public async Task<Stream?> OpenJoinedAsync(PartedObject upload, CancellationToken cancellationToken) =>
        await copying.LengthAsync(upload.Name, cancellationToken) is { } length ? new S3BlobStream(client, bucket, upload.Name, length) : null;

    public async Task AdoptAsync(PartedObject upload, BlobReference blob, CancellationToken cancellationToken)
    {
        var key = S3Keys.Of(blob.Digest);
        if (await copying.CopyAsync(upload.Name, key, blob.Length, cancellationToken))
        {
            await client.DeleteObjectAsync(bucket, upload.Name, cancellationToken);
        }
        else if (await copying.LengthAsync(key, cancellationToken) is null)
        {
            throw new FileNotFoundException($"The bucket holds neither {upload.Name} nor the blob {blob.Digest} that it was to become. Send the file again.", upload.Name);
        }
    }

    public async Task DropAsync(PartedObject upload, CancellationToken cancellationToken)
    {
        await parts.AbortAsync(upload, cancellationToken);
        await client.DeleteObjectAsync(bucket, upload.Name, cancellationToken);
    }
}
