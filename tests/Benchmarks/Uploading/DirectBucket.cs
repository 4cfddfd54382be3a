using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Benchmarks.Uploading;

/// <summary>What an S3 server takes without a hub: parts of 16 MB, four at a time, each signed, and on demand with its Content-MD5 too, as rclone and s3cmd send it.</summary>
public sealed class DirectBucket : IAsyncDisposable
{
    private const long PartBytes = 16 << 20;
    private const int PartsAtOnce = 4;
    private readonly AmazonS3Client client;

    private DirectBucket(string[] words, string name)
    {
        (Endpoint, AccessKey, SecretKey, Name) = (words[0], words[1], words[2], name);
        client = new AmazonS3Client(
            new BasicAWSCredentials(AccessKey, SecretKey),
            new AmazonS3Config { ServiceURL = Endpoint, ForcePathStyle = true, AuthenticationRegion = "us-east-1", RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, BufferSize = 256 << 10 });
    }

    public string Endpoint { get; }

    public string AccessKey { get; }

    public string SecretKey { get; }

    public string Name { get; }

    /// <summary>Makes a bucket on the server that <c>HUB_TEST_S3</c> names.</summary>
    public static async Task<DirectBucket> CreateAsync(string server)
    {
        var bucket = new DirectBucket(server.Split(' '), "bench-" + Guid.NewGuid().ToString("n"));
        await bucket.client.PutBucketAsync(bucket.Name);
        return bucket;
    }

    /// <summary>Puts a file.</summary>
    public async Task PutAsync(SentFile file, string key, bool withMd5, int partsAtOnce = PartsAtOnce)
    {
        var upload = await client.InitiateMultipartUploadAsync(Name, key);
        int count = (int)((file.Length + PartBytes - 1) / PartBytes);
        var tags = new PartETag[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = partsAtOnce }, async (part, stop) =>
        {
            using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
            var bytes = new byte[Math.Min(PartBytes, file.Length - (part * PartBytes))];
            int at = 0;
            foreach (var block in file.Blocks(part * PartBytes, bytes.Length))
            {
                block.CopyTo(bytes.AsMemory(at));
                if (withMd5) md5.AppendData(block.Span);
                at += block.Length;
            }
            var put = await client.UploadPartAsync(new UploadPartRequest
            {
                BucketName = Name, Key = key, UploadId = upload.UploadId, PartNumber = part + 1, PartSize = bytes.Length,
                InputStream = new MemoryStream(bytes), MD5Digest = withMd5 ? Convert.ToBase64String(md5.GetCurrentHash()) : null,
            }, stop);
            tags[part] = new PartETag(part + 1, put.ETag);
        });
        await client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = Name, Key = key, UploadId = upload.UploadId, PartETags = [.. tags] });
    }

    /// <summary>Makes room: the test server keeps its objects in memory.</summary>
    public async Task EmptyAsync()
    {
        var objects = await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Name });
        foreach (var each in objects.S3Objects ?? []) await client.DeleteObjectAsync(Name, each.Key);
    }

    public async ValueTask DisposeAsync()
    {
        await EmptyAsync();
        await client.DeleteBucketAsync(Name);
        client.Dispose();
    }
}
