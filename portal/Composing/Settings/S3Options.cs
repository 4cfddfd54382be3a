using System.ComponentModel.DataAnnotations;

using Hub.Store;

namespace Hub.Portal.Composing;

/// <summary>A bucket for the blobs: section <c>Hub:Store:S3</c> of <c>config/hub.json</c>.</summary>
public sealed class S3Options
{
    /// <summary>The server's address, <c>https://s3.example.org</c>; empty for a folder in the data folder.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The server's address as browsers reach it; empty where it is the same.</summary>
    public string PublicEndpoint { get; set; } = "";

    /// <summary>The bucket, which exists already.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The region that requests are signed for.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>The access key; give it by the environment.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The secret key; give it by the environment.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>How many minutes an address works at which the bucket gives out a file by itself; 0 lets the hub give out all.</summary>
    [Range(0, 10080)]
    public int RedirectMinutes { get; set; } = 360;

    /// <summary>The most bytes that the server copies within the bucket in one request, from 5 MB to 5 GB; what is larger is copied in pieces of so many.</summary>
    [Range(5L << 20, 5L << 30)]
    public long CopyBytes { get; set; } = 4L << 30;

    /// <summary>The bucket; null where the blobs lie in a folder.</summary>
    public S3Bucket? ToBucket() => Endpoint.Length == 0 ? null : new S3Bucket
    {
        Endpoint = Endpoint,
        PublicEndpoint = PublicEndpoint.Length == 0 ? null : PublicEndpoint,
        Name = Bucket,
        Region = Region,
        AccessKey = AccessKey,
        SecretKey = SecretKey,
        CopyBytes = CopyBytes,
    };
}
