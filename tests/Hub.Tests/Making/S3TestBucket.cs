using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

using S3Bucket = Hub.Store.S3Bucket;

namespace Hub.Tests.Making;

/// <summary>A bucket of its own on the server that <c>tests/servers/ceph-s3</c> started.</summary>
public sealed class S3TestBucket : IAsyncDisposable
{
    public const string Variable = "HUB_TEST_S3";

    private S3TestBucket(S3Bucket bucket, AmazonS3Client client) => (Bucket, Client) = (bucket, client);

    public S3Bucket Bucket { get; }

    /// <summary>The same server, to look behind the store.</summary>
    public AmazonS3Client Client { get; }

    /// <summary>The settings that let a hub use it.</summary>
    public string[] Settings =>
    [
        "--Hub:Store:S3:Endpoint=" + Bucket.Endpoint,
        "--Hub:Store:S3:Bucket=" + Bucket.Name,
        "--Hub:Store:S3:AccessKey=" + Bucket.AccessKey,
        "--Hub:Store:S3:SecretKey=" + Bucket.SecretKey,
    ];

    public static async Task<S3TestBucket> CreateAsync()
    {
        var words = Environment.GetEnvironmentVariable(Variable)!.Split(' ');
        var bucket = new S3Bucket { Endpoint = words[0], AccessKey = words[1], SecretKey = words[2], Name = "hub-" + Guid.NewGuid().ToString("n") };
        var client = new AmazonS3Client(
            new BasicAWSCredentials(bucket.AccessKey, bucket.SecretKey),
            new AmazonS3Config { ServiceURL = bucket.Endpoint, ForcePathStyle = true, AuthenticationRegion = bucket.Region, RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED });
        await client.PutBucketAsync(new PutBucketRequest { BucketName = bucket.Name });
        return new S3TestBucket(bucket, client);
    }

    public async ValueTask DisposeAsync()
    {
        var objects = await Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket.Name });
        foreach (var each in objects.S3Objects ?? [])
        {
            await Client.DeleteObjectAsync(Bucket.Name, each.Key);
        }

        await Client.DeleteBucketAsync(Bucket.Name);
        Client.Dispose();
    }
}
