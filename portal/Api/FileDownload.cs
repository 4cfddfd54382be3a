using Hub.Catalogue;
using Hub.Portal.Exports;
using Hub.Portal.Presenting;

namespace Hub.Portal.Api;

/// <summary>Gives out files: bytes that the hub keeps with ranges, ETag and Digest; others by the archive's own address.</summary>
public static class FileDownload
{
    /// <summary>Maps <c>/files/{accession}/{path}</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapFileDownload(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/files/{accession}/{**path}", [HttpMethods.Get, HttpMethods.Head], AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(
        string accession, string path, CatalogueReader catalogue, DownloadSets downloads, BlobAnswer answers, HttpContext context, CancellationToken cancellationToken)
    {
        if (ListedFile.Find(catalogue, accession, path, cancellationToken) is not { } file)
        {
            return Missing("file-unknown", $"No file '{Shortened(path)}' is listed for '{Shortened(accession)}'. Its file table is at /datasets/{Uri.EscapeDataString(accession)}/files.");
        }

        if (catalogue.Find(accession) is { } dataset && downloads.KeptDigest(dataset.Archive, file) is { } digest && await answers.OfAsync(digest, file.Path, context, cancellationToken) is { } answer)
        {
            return answer;
        }

        return WebAddress.Safe(file.Url) is { } address
            ? Results.Redirect(address)
            : Missing("file-elsewhere", $"The hub has no copy of '{Shortened(path)}', and its archive gives no address for it. Open the dataset at its archive from /datasets/{Uri.EscapeDataString(accession)}.");
    }

    private static IResult Missing(string code, string detail) =>
        Results.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "There is no such file", extensions: new Dictionary<string, object?> { ["code"] = code });

    private static string Shortened(string value) => value.Length <= 120 ? value : value[..120] + "…";
}
