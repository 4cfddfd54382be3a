using System.Runtime.CompilerServices;

using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>What the hub asks of a bucket besides reading and writing an object.</summary>
/// <param name="client">The server.</param>
/// <param name="bucket">The bucket.</param>
internal sealed class S3Objects(IAmazonS3 client, string bucket)
{
    /// <summary>Asks for something, so that wrong settings are known at the start.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, MaxKeys = 1 }, cancellationToken);

    /// <summary>An object's bytes; null where there is none.</summary>
    public async Task<long?> LengthAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key }, cancellationToken)).ContentLength;
        }
        catch (AmazonS3Exception missing) when (S3Clients.IsMissing(missing))
        {
            return null;
        }
    }

    /// <summary>The keys of all objects, in order.</summary>
    public IAsyncEnumerable<string> KeysAsync(CancellationToken cancellationToken) => ReadAsync("", cancellationToken).Select(item => item.Key);

    /// <summary>Drops the objects of a folder that were written before a time.</summary>
    public async Task<int> DropAsync(string folder, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var dropped = 0;
        await foreach (var item in ReadAsync(folder, cancellationToken).Where(item => item.LastModified?.ToUniversalTime() < before.UtcDateTime))
        {
            await client.DeleteObjectAsync(bucket, item.Key, cancellationToken);
            dropped++;
        }

        return dropped;
    }

    /// <summary>Drops uploads in parts that were begun before a time and never completed.</summary>
    public async Task<int> AbortAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var request = new ListMultipartUploadsRequest { BucketName = bucket };
        ListMultipartUploadsResponse page;
        var aborted = 0;
        do
        {
            page = await client.ListMultipartUploadsAsync(request, cancellationToken);
            foreach (var upload in (page.MultipartUploads ?? []).Where(upload => upload.Initiated?.ToUniversalTime() < before.UtcDateTime))
            {
                await client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = bucket, Key = upload.Key, UploadId = upload.UploadId }, cancellationToken);
                aborted++;
            }

            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
        }
        while (page.IsTruncated == true);

        return aborted;
    }

    private async IAsyncEnumerable<S3Object> ReadAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = folder };
        ListObjectsV2Response page;
        do
        {
            page = await client.ListObjectsV2Async(request, cancellationToken);
            foreach (var item in page.S3Objects ?? [])
            {
                yield return item;
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }
}
