using System.Security.Cryptography;
using System.Text;

using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Asks again for kept answers only whether they changed.</summary>
internal sealed class ConditionalRequests(IAnswerCache answers, IBlobStore blobs)
{
    /// <summary>The kept answer to a request, if its body is still there.</summary>
    internal async Task<CachedAnswer?> FindAsync(ArchiveRequest request, CancellationToken cancellationToken)
    {
        var kept = await answers.FindAsync(KeyOf(request), cancellationToken);
        return kept is not null && await blobs.ExistsAsync(kept.Blob.Digest, cancellationToken) ? kept : null;
    }

    /// <summary>The kept answer in place of "not modified".</summary>
    internal ArchiveResponse Answer(CachedAnswer kept) => new(kept.Status, new BlobContent(blobs, kept.Blob))
    {
        Source = kept.Source,
        MediaType = kept.MediaType,
        Charset = kept.Charset,
        Headers = kept.Headers,
        NotModified = true,
    };

    /// <summary>Keeps an answer whose body went to the blob store because it has a validator.</summary>
    internal async Task KeepAsync(ArchiveRequest request, HttpResponseMessage response, ArchiveResponse answer, CancellationToken cancellationToken)
    {
        var eTag = response.Headers.ETag?.ToString();
        var lastModified = response.Content.Headers.LastModified?.ToString("r");
        if ((eTag is null && lastModified is null) || !response.IsSuccessStatusCode || answer.Content is not BlobContent content)
        {
            return;
        }

        var kept = new CachedAnswer
        {
            ETag = eTag,
            LastModified = lastModified,
            Status = answer.Status,
            Source = answer.Source,
            Blob = content.Blob,
            MediaType = answer.MediaType,
            Charset = answer.Charset,
            Headers = answer.Headers,
        };
        await answers.KeepAsync(KeyOf(request), kept, cancellationToken);
    }

    private static string KeyOf(ArchiveRequest request)
    {
        var body = request.Body is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body)));
        return $"{request.Address} {request.Accept} {body}";
    }
}
