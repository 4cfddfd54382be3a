using Hub.Store;

using Microsoft.Net.Http.Headers;

namespace Hub.Portal.Api;

/// <summary>Answers with a kept file: ranges, entity tag, and its digest in the form of then (<c>Digest</c>) and of now (<c>Repr-Digest</c>).</summary>
internal static class BlobAnswer
{
    public static async Task<IResult> OfAsync(IBlobStore blobs, string digest, string path, HttpResponse response, CancellationToken cancellationToken)
    {
        var base64 = Convert.ToBase64String(Convert.FromHexString(digest));
        response.Headers["Digest"] = "sha-256=" + base64;
        response.Headers["Repr-Digest"] = $"sha-256=:{base64}:";
        var bytes = await blobs.OpenReadAsync(digest, cancellationToken);
        return Results.Stream(bytes, "application/octet-stream", Path.GetFileName(path), entityTag: new EntityTagHeaderValue($"\"{digest}\""), enableRangeProcessing: true);
    }
}
