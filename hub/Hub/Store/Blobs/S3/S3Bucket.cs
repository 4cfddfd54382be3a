namespace Hub.Store;

/// <summary>A bucket of an S3 server, and who may use it.</summary>
public sealed record S3Bucket
{
    /// <summary>The server's address as the hub reaches it, <c>https://s3.example.org</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The address as browsers and download tools reach it; null where it is the same.</summary>
    public string? PublicEndpoint { get; init; }

    /// <summary>The bucket, which exists already.</summary>
    public required string Name { get; init; }

    /// <summary>The region that requests are signed for; servers other than Amazon's take any.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The access key.</summary>
    public required string AccessKey { get; init; }

    /// <summary>The secret key.</summary>
    public required string SecretKey { get; init; }

    /// <summary>The largest object that is copied within the bucket in one request, and the size of the pieces of larger ones: S3 copies at most five gigabytes at once.</summary>
    public long CopyBytes { get; init; } = 4L << 30;
}
