using Hub.Portal.Composing;
using Hub.Store;

using Microsoft.Net.Http.Headers;

namespace Hub.Portal.Api;

/// <summary>
/// Answers with a kept file: ranges, entity tag, and its digest in the form of then (<c>Digest</c>) and of now (<c>Repr-Digest</c>).
/// Where the bytes lie in a bucket, it sends readers there for a while.
/// </summary>
/// <param name="blobs">Where the bytes lie.</param>
/// <param name="options">How long a bucket's address works.</param>
public sealed class BlobAnswer(IBlobStore blobs, HubOptions options)
{
    /// <summary>The answer; null where the bytes are not kept.</summary>
    /// <param name="digest">The file's SHA-256.</param>
    /// <param name="path">Its path, whose last part is its name.</param>
    /// <param name="context">The request.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public async Task<IResult?> OfAsync(string digest, string path, HttpContext context, CancellationToken cancellationToken)
    {
        var (base64, headers, name) = (Convert.ToBase64String(Convert.FromHexString(digest)), context.Response.Headers, Path.GetFileName(path));
        headers["Digest"] = "sha-256=" + base64;
        headers["Repr-Digest"] = $"sha-256=:{base64}:";
        Stream bytes;
        try
        {
            bytes = await blobs.OpenReadAsync(digest, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            headers.Remove("Digest");
            headers.Remove("Repr-Digest");
            return null;
        }

        if (HttpMethods.IsGet(context.Request.Method) && bytes.Length > SmallBlob.MostBytes && Direct(digest, name) is { } address)
        {
            await bytes.DisposeAsync();
            headers.CacheControl = "no-store";
            return Results.Redirect(address.AbsoluteUri);
        }

        return Results.Stream(bytes, "application/octet-stream", name, entityTag: new EntityTagHeaderValue($"\"{digest}\""), enableRangeProcessing: true);
    }

    private Uri? Direct(string digest, string name) =>
        options.Store.S3.RedirectMinutes > 0 ? blobs.DirectAddress(digest, name, TimeSpan.FromMinutes(options.Store.S3.RedirectMinutes)) : null;
}
