using Hub.Portal.Exports;
using Hub.Portal.Presenting;

namespace Hub.Portal.Api;

/// <summary>A dataset's files in one go, all or filtered as its file table is: as a zip, as a bag, or as lists for download tools.</summary>
public static class DownloadsApi
{
    private const string Zip = "files.zip", Bag = "bag.zip";

    /// <summary>Maps <c>/datasets/{accession}/downloads/{name}</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapDownloads(this IEndpointRouteBuilder routes) => routes.MapGet("/datasets/{accession}/downloads/{name}", AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(string accession, string name, DownloadSets sets, FileZip zips, BagZip bags, HttpContext context, CancellationToken cancellationToken)
    {
        var manifest = Manifest.All.FirstOrDefault(each => each.Name == name);
        if (manifest is null && name is not (Zip or Bag))
        {
            return Missing("download-unknown", $"Files are had as {Zip}, {Bag}, {string.Join(", ", Manifest.All.Select(each => each.Name))}.");
        }

        var request = context.Request;
        if (await sets.FindAsync(accession, request.Query, HubAddress.Of(request), cancellationToken) is not { } set)
        {
            return Missing("dataset-unknown", "There is no such dataset.");
        }

        if (manifest is not null)
        {
            return Results.Stream(output => manifest.WriteAsync(set, output, cancellationToken), "text/plain; charset=utf-8", manifest.Name);
        }

        if (!sets.Keeps(set.Dataset.Archive) || !await set.Files.AnyAsync(file => file.IsHere, cancellationToken))
        {
            return Missing("files-elsewhere", "The hub keeps none of these files. The list aria2.txt beside this names the addresses at their archive.");
        }

        return Results.Stream(
            output => name == Zip ? zips.WriteAsync(set, output, cancellationToken) : bags.WriteAsync(set, output, cancellationToken),
            "application/zip",
            $"{accession}{(name == Bag ? "-bag" : "")}.zip");
    }

    private static IResult Missing(string code, string detail) =>
        Results.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "There is no such download", extensions: new Dictionary<string, object?> { ["code"] = code });
}
