using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>Copies objects within a bucket, without their bytes passing through the hub.</summary>
/// <param name="client">The server.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="mostAtOnce">Bytes that the server copies in one request.</param>
internal sealed class S3Copying(IAmazonS3 client, string bucket, long mostAtOnce)
{
    /// <summary>An object's bytes; null where there is none.</summary>
    public Task<long?> LengthAsync(string key, CancellationToken cancellationToken) => new S3Objects(client, bucket).LengthAsync(key, cancellationToken);

    /// <summary>Copies an object over what lies there; the copy is there complete or not at all.</summary>
    public Task CopyAsync(string from, string to, long length, CancellationToken cancellationToken) => length <= mostAtOnce
        ? client.CopyObjectAsync(new CopyObjectRequest { SourceBucket = bucket, SourceKey = from, DestinationBucket = bucket, DestinationKey = to }, cancellationToken)
        : CopyPartsAsync(from, to, length, cancellationToken);

    private async Task CopyPartsAsync(string from, string to, long length, CancellationToken cancellationToken)
    {
        var upload = await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = to }, cancellationToken);
        var tags = new List<PartETag>();
        for (long at = 0; at < length; at += mostAtOnce)
        {
            var part = await client.CopyPartAsync(
                new CopyPartRequest
                {
                    SourceBucket = bucket,
                    SourceKey = from,
                    DestinationBucket = bucket,
                    DestinationKey = to,
                    UploadId = upload.UploadId,
                    PartNumber = tags.Count + 1,
                    FirstByte = at,
                    LastByte = Math.Min(at + mostAtOnce, length) - 1,
                },
                cancellationToken);
            tags.Add(new PartETag(tags.Count + 1, part.ETag));
        }

        await client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = to, UploadId = upload.UploadId, PartETags = tags }, cancellationToken);
    }
}
