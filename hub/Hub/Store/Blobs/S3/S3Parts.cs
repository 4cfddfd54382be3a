using System.Globalization;
using System.Runtime.CompilerServices;

using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>The parts of uploads in a bucket, before they are put together.</summary>
/// <param name="client">The server.</param>
/// <param name="bucket">The bucket.</param>
internal sealed class S3Parts(IAmazonS3 client, string bucket)
{
    /// <summary>Begins an upload of an object.</summary>
    public async Task<PartedObject> BeginAsync(string key, CancellationToken cancellationToken) =>
        new(key, (await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key }, cancellationToken)).UploadId);

    /// <summary>Puts a part. Its signature covers the SHA-256 of all its bytes, so that the server refuses what changed on the way.</summary>
    public async Task<SentPart> PutAsync(PartedObject upload, int number, Stream content, CancellationToken cancellationToken)
    {
        var length = content.Length;
        var request = new UploadPartRequest
        {
            BucketName = bucket,
            Key = upload.Name,
            UploadId = upload.Id,
            PartNumber = number,
            InputStream = content,
            PartSize = length,
            DisablePayloadSigning = false,
            UseChunkEncoding = false,
        };
        return new SentPart(number, length, (await client.UploadPartAsync(request, cancellationToken)).ETag);
    }

    /// <summary>Puts the parts together.</summary>
    public Task JoinAsync(PartedObject upload, IEnumerable<SentPart> sent, CancellationToken cancellationToken) => client.CompleteMultipartUploadAsync(
        new CompleteMultipartUploadRequest { BucketName = bucket, Key = upload.Name, UploadId = upload.Id, PartETags = [.. sent.Select(part => new PartETag(part.Number, part.Tag))] },
        cancellationToken);

    /// <summary>Drops the parts, unless they were put together or dropped before.</summary>
    public async Task AbortAsync(PartedObject upload, CancellationToken cancellationToken)
    {
        try
        {
            await client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = bucket, Key = upload.Name, UploadId = upload.Id }, cancellationToken);
        }
        catch (AmazonS3Exception gone) when (S3Clients.IsMissing(gone))
        {
            // There is nothing left to drop.
        }
    }

    /// <summary>The parts of one upload, in the order of their numbers.</summary>
    /// <exception cref="FileNotFoundException">The upload was joined, dropped or swept.</exception>
    public async IAsyncEnumerable<SentPart> ReadAsync(PartedObject upload, [EnumeratorCancellation] CancellationToken cancellationToken)
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

            request.PartNumberMarker = page.NextPartNumberMarker?.ToString(CultureInfo.InvariantCulture);
        }
        while (page.IsTruncated == true);
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
