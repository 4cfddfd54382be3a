using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>Writes a file as an object, whole or in parts sent side by side; the object is there complete or not at all.</summary>
/// <param name="client">The server.</param>
/// <param name="bucket">The bucket.</param>
internal sealed class S3FileWriting(IAmazonS3 client, string bucket)
{
    private const int PartsAtOnce = 4;

    /// <summary>Writes it, over what lies there.</summary>
    /// <exception cref="InvalidDataException">The file is not the blob.</exception>
    /// <exception cref="IOException">The server did not take it.</exception>
    public async Task WriteAsync(string path, string key, BlobReference blob, CancellationToken cancellationToken)
    {
        try
        {
            var plan = PartPlan.For(blob.Length);
            await (plan.Count == 1 ? WriteWholeAsync(path, key, blob, cancellationToken) : WritePartsAsync(path, key, blob, plan, cancellationToken));
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"The S3 server did not take the blob {blob.Digest} of {blob.Length} bytes: {failure.Message}", failure);
        }
    }

    private async Task WriteWholeAsync(string path, string key, BlobReference blob, CancellationToken cancellationToken)
    {
        await FileDigests.DemandAsync(path, blob, cancellationToken);
        await client.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket, Key = key, FilePath = path, MD5Digest = await FileDigests.Md5Async(path, 0, blob.Length, cancellationToken) },
            cancellationToken);
    }

    private async Task WritePartsAsync(string path, string key, BlobReference blob, PartPlan plan, CancellationToken cancellationToken)
    {
        var upload = await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key }, cancellationToken);
        try
        {
            var tags = new PartETag[plan.Count];
            var checking = FileDigests.DemandAsync(path, blob, cancellationToken);
            await Parallel.ForEachAsync(
                Enumerable.Range(0, plan.Count),
                new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancellationToken },
                async (index, stop) => tags[index] = await WritePartAsync(path, upload, plan, index, stop));
            await checking;
            await client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload.UploadId, PartETags = [.. tags] }, cancellationToken);
        }
        catch
        {
            await client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload.UploadId }, CancellationToken.None);
            throw;
        }
    }

    private async Task<PartETag> WritePartAsync(string path, InitiateMultipartUploadResponse upload, PartPlan plan, int index, CancellationToken cancellationToken)
    {
        var (offset, length) = plan.Part(index);
        var written = await client.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = upload.BucketName,
                Key = upload.Key,
                UploadId = upload.UploadId,
                PartNumber = index + 1,
                FilePath = path,
                FilePosition = offset,
                PartSize = length,
                MD5Digest = await FileDigests.Md5Async(path, offset, length, cancellationToken),
            },
            cancellationToken);
        return new PartETag(index + 1, written.ETag);
    }
}
