using System.Net;

using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>Multipart uploads of a bucket whose parts clients put by themselves.</summary>
/// <param name="client">The server.</param>
/// <param name="addresses">Signs addresses.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="copyBytes">Bytes that the server copies in one request.</param>
internal sealed class S3PartedUploads(IAmazonS3 client, S3Addresses addresses, string bucket, long copyBytes) : IPartedUploads
{
    private readonly S3Copying copying = new(client, bucket, copyBytes);
    private readonly S3Parts parts = new(client, bucket);

    public async Task<PartedObject> BeginAsync(string name, CancellationToken cancellationToken)
    {
        var begun = await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = S3Keys.Incoming + name }, cancellationToken);
        return new PartedObject(S3Keys.Incoming + name, begun.UploadId);
    }

    public Uri PartAddress(PartedObject upload, int number, long length, TimeSpan lasts) => addresses.ForPart(upload, number, length, lasts);

    public IAsyncEnumerable<SentPart> ReadPartsAsync(PartedObject upload, CancellationToken cancellationToken) => parts.ReadAsync(upload, cancellationToken);

    public async Task JoinAsync(PartedObject upload, IReadOnlyList<SentPart> sent, CancellationToken cancellationToken)
    {
        try
        {
            await client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = upload.Name, UploadId = upload.Id, PartETags = [.. sent.Select(part => new PartETag(part.Number, part.Tag))] },
                cancellationToken);
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
        if (await copying.LengthAsync(upload.Name, cancellationToken) is not null)
        {
            await copying.CopyAsync(upload.Name, S3Keys.Of(blob.Digest), blob.Length, cancellationToken);
            await client.DeleteObjectAsync(bucket, upload.Name, cancellationToken);
        }
    }

    public async Task DropAsync(PartedObject upload, CancellationToken cancellationToken)
    {
        try
        {
            await client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = bucket, Key = upload.Name, UploadId = upload.Id }, cancellationToken);
        }
        catch (AmazonS3Exception joined) when (S3Clients.IsMissing(joined))
        {
            // It was put together, or dropped before.
        }

        await client.DeleteObjectAsync(bucket, upload.Name, cancellationToken);
    }
}
