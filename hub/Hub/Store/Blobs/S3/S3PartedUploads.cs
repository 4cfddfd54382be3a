using System.Net;
using System.Runtime.CompilerServices;

using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>Multipart uploads of a bucket whose parts clients put by themselves.</summary>
/// <param name="client">The server.</param>
/// <param name="addresses">Signs addresses.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="keyOf">The object of a digest.</param>
internal sealed class S3PartedUploads(IAmazonS3 client, S3Addresses addresses, string bucket, Func<string, string> keyOf) : IPartedUploads
{
    /// <summary>Where uploads lie until they are proven.</summary>
    public const string Folder = "incoming/";

    private readonly S3Copying copying = new(client, bucket);

    public async Task<PartedObject> BeginAsync(string name, CancellationToken cancellationToken)
    {
        var begun = await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = Folder + name }, cancellationToken);
        return new PartedObject(Folder + name, begun.UploadId);
    }

    public Uri PartAddress(PartedObject upload, int number, long length, TimeSpan lasts) => addresses.ForPart(upload, number, length, lasts);

    public async IAsyncEnumerable<SentPart> ReadPartsAsync(PartedObject upload, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListPartsRequest { BucketName = bucket, Key = upload.Name, UploadId = upload.Id };
        ListPartsResponse page;
        do
        {
            page = await ListAsync(request, cancellationToken);
            foreach (var part in page.Parts ?? [])
            {
                yield return new SentPart(part.PartNumber ?? 0, part.Size ?? 0, part.ETag);
            }

            request.PartNumberMarker = page.NextPartNumberMarker?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        while (page.IsTruncated == true);
    }

    public async Task JoinAsync(PartedObject upload, IReadOnlyList<SentPart> parts, CancellationToken cancellationToken)
    {
        try
        {
            await client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = upload.Name, UploadId = upload.Id, PartETags = [.. parts.Select(part => new PartETag(part.Number, part.Tag))] },
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
            await copying.CopyAsync(upload.Name, keyOf(blob.Digest), blob.Length, cancellationToken);
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

    private async Task<ListPartsResponse> ListAsync(ListPartsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ListPartsAsync(request, cancellationToken);
        }
        catch (AmazonS3Exception missing) when (S3Clients.IsMissing(missing))
        {
            throw new FileNotFoundException($"The upload {request.Key} is gone.", request.Key, missing);
        }
    }
}
