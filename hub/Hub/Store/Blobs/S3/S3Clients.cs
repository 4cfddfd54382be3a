using Amazon.Runtime;
using Amazon.S3;

namespace Hub.Store;

/// <summary>Opens clients of an S3 server so that servers other than Amazon's understand them too.</summary>
internal static class S3Clients
{
    public static AmazonS3Client Open(S3Bucket bucket, string endpoint) => new(
        new BasicAWSCredentials(bucket.AccessKey, bucket.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = endpoint,
            ForcePathStyle = true,
            AuthenticationRegion = bucket.Region,
            // The hub computes Content-MD5 and SHA-256 itself; not every server knows the newer checksum headers.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = 4,
        });

    /// <summary>Whether a failure says that there is no such object.</summary>
    public static bool IsMissing(AmazonS3Exception failure) => failure.StatusCode == System.Net.HttpStatusCode.NotFound;
}
