using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>Copies objects within a bucket, without their bytes passing through the hub.</summary>
/// <param name="client">The server.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="mostAtOnce">Bytes that the server copies in one request.</param>
internal sealed class S3Copying(IAmazonS3 client, string bucket, long mostAtOnce)
{
    private readonly S3Parts parts = new(client, bucket);

    /// <summary>An object's bytes; null where there is none.</summary>
    public Task<long?> LengthAsync(string key, CancellationToken cancellationToken) => new S3Objects(client, bucket).LengthAsync(key, cancellationToken);

    /// <summary>Copies an object over what lies there; the copy is there complete or not at all.</summary>
    /// <returns>Whether there was something to copy.</returns>
    public async Task<bool> CopyAsync(string from, string to, long length, CancellationToken cancellationToken)
    {
        try
        {
            await (length <= mostAtOnce ? CopyWholeAsync(from, to, cancellationToken) : CopyPartsAsync(from, to, length, cancellationToken));
            return true;
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode == "NoSuchKey")
        {
            return false;
        }
    }

    private Task<CopyObjectResponse> CopyWholeAsync(string from, string to, CancellationToken cancellationToken) =>
        client.CopyObjectAsync(new CopyObjectRequest { SourceBucket = bucket, SourceKey = from, DestinationBucket = bucket, DestinationKey = to }, cancellationToken);

    private async Task CopyPartsAsync(string from, string to, long length, CancellationToken cancellationToken)
    {
        var upload = await parts.BeginAsync(to, cancellationToken);
        try
        {
            var copied = new List<SentPart>();
            for (long at = 0; at < length; at += mostAtOnce)
            {
                copied.Add(await CopyPartAsync(from, upload, copied.Count + 1, (at, Math.Min(mostAtOnce, length - at)), cancellationToken));
            }

            await parts.JoinAsync(upload, copied, cancellationToken);
        }
        catch
        {
            await parts.AbortAsync(upload, CancellationToken.None);
            throw;
        }
    }

    private async Task<SentPart> CopyPartAsync(string from, PartedObject upload, int number, (long Offset, long Length) range, CancellationToken cancellationToken)
    {
        var request = new CopyPartRequest
        {
            SourceBucket = bucket,
            SourceKey = from,
            DestinationBucket = bucket,
            DestinationKey = upload.Name,
            UploadId = upload.Id,
            PartNumber = number,
            FirstByte = range.Offset,
            LastByte = range.Offset + range.Length - 1,
        };
        return new SentPart(number, range.Length, (await client.CopyPartAsync(request, cancellationToken)).ETag);
    }
}
