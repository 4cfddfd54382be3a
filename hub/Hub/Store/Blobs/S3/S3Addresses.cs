using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>Addresses at which a bucket gives out objects by itself, signed for a while.</summary>
/// <param name="client">The server, by the address that the world knows.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="time">The clock.</param>
internal sealed class S3Addresses(IAmazonS3 client, string bucket, TimeProvider time)
{
    private readonly Protocol protocol = client.Config.ServiceURL.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? Protocol.HTTPS : Protocol.HTTP;

    /// <summary>Where a client puts one part of exactly so many bytes.</summary>
    public Uri ForPart(PartedObject upload, int number, long length, TimeSpan lasts)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = bucket,
            Key = upload.Name,
            UploadId = upload.Id,
            PartNumber = number,
            Verb = HttpVerb.PUT,
            Expires = time.GetUtcNow().UtcDateTime + lasts,
            Protocol = protocol,
        };
        request.Headers.ContentLength = length;
        return new Uri(client.GetPreSignedURL(request));
    }

    /// <summary>Where a browser fetches an object as a file of this name.</summary>
    public Uri ForReading(string key, string fileName, TimeSpan lasts)
    {
        var ascii = string.Concat(fileName.Select(letter => letter is >= ' ' and < '\u007f' and not '"' and not '\\' ? letter : '_'));
        return new Uri(client.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = bucket,
            Key = key,
            Expires = time.GetUtcNow().UtcDateTime + lasts,
            Protocol = protocol,
            ResponseHeaderOverrides = new ResponseHeaderOverrides
            {
                ContentType = "application/octet-stream",
                ContentDisposition = $"attachment; filename=\"{ascii}\"; filename*=UTF-8''{Uri.EscapeDataString(fileName)}",
            },
        }));
    }
}
