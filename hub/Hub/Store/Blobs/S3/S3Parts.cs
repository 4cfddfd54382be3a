using System.Globalization;
using System.Runtime.CompilerServices;

using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>The parts of uploads that have arrived in a bucket.</summary>
/// <param name="client">The server.</param>
/// <param name="bucket">The bucket.</param>
internal sealed class S3Parts(IAmazonS3 client, string bucket)
{
    /// <summary>The parts of one upload, in the order of their numbers.</summary>
    /// <exception cref="FileNotFoundException">The upload was joined, dropped or swept.</exception>
    public async IAsyncEnumerable<SentPart> ReadAsync(PartedObject upload, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListPartsRequest { BucketName = bucket, Key = upload.Name, UploadId = upload.Id };
        ListPartsResponse page;
        do
        {
            page = await ListAsync(request, cancellationToken);
            foreach (var part in page.Parts ?? [])
            {
                yield return new SentPart(part.PartNumber ?? 0, part.Size ?? 0, part.ETag);
            }

            request.PartNumberMarker = page.NextPartNumberMarker?.ToString(CultureInfo.InvariantCulture);
        }
        while (page.IsTruncated == true);
    }

    private async Task<ListPartsResponse> ListAsync(ListPartsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ListPartsAsync(request, cancellationToken);
        }
        catch (AmazonS3Exception missing) when (S3Clients.IsMissing(missing))
        {
            throw new FileNotFoundException($"The upload {request.Key} is gone.", request.Key, missing);
        }
    }
}
