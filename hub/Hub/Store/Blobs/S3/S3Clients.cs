using Amazon.Runtime;
using Amazon.S3;

namespace Hub.Store;

/// <summary>Opens clients of an S3 server so that servers other than Amazon's understand them too.</summary>
internal static class S3Clients
{
    // Of bodies this much goes into a socket at once; the client's own 8 kB are a call of the system for each.
    private const int SendBytes = 256 << 10;

    public static AmazonS3Client Open(S3Bucket bucket, string endpoint) => new(
        new BasicAWSCredentials(bucket.AccessKey, bucket.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = endpoint,
            ForcePathStyle = true,
            AuthenticationRegion = bucket.Region,
            // Signatures cover what is sent, and the hub computes SHA-256 itself; not every server knows the newer checksum headers.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = 4,
            BufferSize = SendBytes,
            HttpClientFactory = new PromptClients(),
        });

    /// <summary>Whether a failure says that there is no such object.</summary>
    public static bool IsMissing(AmazonS3Exception failure) => failure.StatusCode == System.Net.HttpStatusCode.NotFound;
}
