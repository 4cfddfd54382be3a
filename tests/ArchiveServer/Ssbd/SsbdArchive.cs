using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using ArchiveServer.Generating;
using ArchiveServer.RoCrates;

namespace ArchiveServer.Ssbd;

/// <summary>SSBD: the repository of crates, three current REST generations, the frozen one, the table of images, pages.</summary>
/// <param name="records">What it holds.</param>
internal sealed class SsbdArchive(RecordSet records) : IPartnerArchive
{
    private const int PageSize = 100;

    private readonly GitRepository crates = new("openssbd/gide-ro-crate", SsbdCrates.Of(records));
    private readonly SsbdTables tables = new(records);

    /// <inheritdoc />
    public string Id => "ssbd";

    /// <inheritdoc />
    public int Count => crates.Count;

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        crates.Map(routes);
        routes.MapGet("/v1/api/v1/Dataset/", (HttpContext context) => Datasets(context, "v1", "project__name"));
        routes.MapGet("/v2/api/v1/ImageDataset/", (HttpContext context) => Datasets(context, "v2", "project__project_id"));
        routes.MapGet("/v3/api/v1/ImageDataset/", (HttpContext context) => Datasets(context, "v3", "project__project_id"));
        routes.MapGet("/SSBD/api/v3/data/", Quantitative);
        routes.MapGet("/openssbd/ssbd-bff/main/csv/bff-ssbd-database-omezarr04.csv", () => Answers.Tagged(tables.Images(), "text/plain; charset=utf-8"));
        routes.MapGet("/repository/{number:int}/", Page);
    }

    private IResult Datasets(HttpContext context, string version, string filter)
    {
        var all = tables.Datasets(version, context.Request.Query[filter].ToString()).ToList();
        var page = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : 1;
        var more = all.Count > page * PageSize;
        return Answers.Json(new JsonObject
        {
            ["count"] = all.Count,
            ["next"] = more ? $"https://ssbd.riken.jp/{version}/api/v1/{(version == "v1" ? "Dataset" : "ImageDataset")}/?{filter}={Uri.EscapeDataString(context.Request.Query[filter].ToString())}&page={page + 1}" : null,
            ["previous"] = null,
            ["results"] = new JsonArray([.. all.Skip((page - 1) * PageSize).Take(PageSize)]),
        });
    }

    // Semicolons part parameters here as ampersands do.
    private IResult Quantitative(HttpContext context)
    {
        var query = context.Request.QueryString.Value ?? "";
        var (limit, offset) = (Math.Clamp(Number(query, "limit", 20), 1, 1000), Number(query, "offset", 0));
        var all = tables.Quantitative().ToList();
        return Answers.Json(new JsonObject
        {
            ["meta"] = new JsonObject
            {
                ["limit"] = limit,
                ["next"] = offset + limit < all.Count ? $"/SSBD/api/v3/data/?offset={offset + limit}&limit={limit}&format=json" : null,
                ["offset"] = offset,
                ["previous"] = null,
                ["total_count"] = all.Count,
            },
            ["objects"] = new JsonArray([.. all.Skip(offset).Take(limit)]),
        });
    }

    private IResult Page(int number)
    {
        var index = number - GeneratedAccession.FirstSsbd;
        if (index < 0 || index >= records.Generated)
        {
            return Answers.Html(StatusCodes.Status404NotFound, "Not Found");
        }

        var study = SsbdProject.Of(records.Seed, index).Study;
        return Results.Text(
            $"<html><body><h2>Summary</h2><table class=\"layout\"><tr><td class=\"label\">Title</td><td>{study.Title}</td></tr>"
            + $"<tr><td class=\"label\">License</td><td>CC BY license</td></tr><tr><td class=\"label\">Organism</td><td>{study.Organism.Name}</td></tr>"
            + $"<tr><td class=\"label\">Contact Information</td><td>someone@example.org</td></tr></table></body></html>",
            "text/html",
            Encoding.UTF8);
    }

    private static int Number(string query, string name, int missing)
    {
        var match = Regex.Match(query, $"[?&;]{name}=(?<digits>\\d{{1,8}})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match.Success ? int.Parse(match.Groups["digits"].ValueSpan, CultureInfo.InvariantCulture) : missing;
    }
}
