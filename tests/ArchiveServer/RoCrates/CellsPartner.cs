using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

using ArchiveServer.Generating;

namespace ArchiveServer.RoCrates;

/// <summary>
/// A synthetic partner with crates in the GIDE profile under accessions of its own (<c>CELLS-50001</c> …), to be found in all ways
/// that the profile knows: a git repository, an index crate, a sitemap, a folder.
/// </summary>
/// <param name="records">What it holds.</param>
internal sealed class CellsPartner(RecordSet records) : IPartnerArchive
{
    private const string Ending = "-ro-crate-metadata.json";

    private readonly GitRepository repository = new("cells/crates", Enumerable.Range(0, records.Generated).Select(index => new RepositoryFile($"crates/{Accession(index)}{Ending}", () => Crate(records.Seed, index))));

    /// <inheritdoc />
    public string Id => "cells";

    /// <inheritdoc />
    public int Count => records.Generated;

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/index/ro-crate-metadata.json", Index);
        routes.MapGet("/sitemap.xml", Sitemap);
        routes.MapGet("/folder/", Folder);
        routes.MapGet("/folder/{name}", One);
        repository.Map(routes);
    }

    private static string Accession(int index) => "CELLS-" + GeneratedAccession.Bia(index)["S-BIAD".Length..];

    // The BioImage Archive's generated study under the partner's own name.
    private static byte[] Crate(int seed, int index) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(GeneratedCrate.Of(seed, index))
        .Replace("https://www.ebi.ac.uk/biostudies/bioimages/studies/" + GeneratedAccession.Bia(index), "https://cells.example/studies/" + Accession(index), StringComparison.Ordinal)
        .Replace(GeneratedAccession.Bia(index), Accession(index), StringComparison.Ordinal));

    private static string Changed(int index) => new DateOnly(2024, 1, 1).AddDays(index).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Self(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}/{Id}";

    private IResult Index(HttpContext context)
    {
        var parts = Enumerable.Range(0, Count).ToList();
        var graph = new JsonArray(
            new JsonObject { ["@id"] = "ro-crate-metadata.json", ["@type"] = "CreativeWork", ["about"] = new JsonObject { ["@id"] = "./" } },
            new JsonObject { ["@id"] = "./", ["@type"] = "Dataset", ["name"] = "All crates of Cells", ["hasPart"] = new JsonArray([.. parts.Select(index => (JsonNode)new JsonObject { ["@id"] = "#" + Accession(index) })]) });
        foreach (var index in parts)
        {
            graph.Add((JsonNode)new JsonObject
            {
                ["@id"] = "#" + Accession(index),
                ["@type"] = "Dataset",
                ["dateModified"] = Changed(index),
                ["subjectOf"] = new JsonObject { ["@id"] = $"{Self(context)}/folder/{Accession(index)}{Ending}" },
            });
        }

        return Answers.Json(new JsonObject { ["@context"] = "https://w3id.org/ro/crate/1.2/context", ["@graph"] = graph });
    }

    private IResult Sitemap(HttpContext context)
    {
        XNamespace sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var crates = Enumerable.Range(0, Count).Select(index => new XElement(sitemap + "url", new XElement(sitemap + "loc", $"{Self(context)}/folder/{Accession(index)}{Ending}"), new XElement(sitemap + "lastmod", Changed(index))));
        return Results.Text(new XElement(sitemap + "urlset", new XElement(sitemap + "url", new XElement(sitemap + "loc", $"{Self(context)}/about")), crates).ToString(), "application/xml", Encoding.UTF8);
    }

    private IResult Folder() => Results.Text(
        $"<!DOCTYPE html><html><body><a href=\"../\">up</a>{string.Concat(Enumerable.Range(0, Count).Select(index => $"<a href=\"{Accession(index)}{Ending}\">{Accession(index)}</a>"))}</body></html>", "text/html", Encoding.UTF8);

    private IResult One(string name) =>
        Enumerable.Range(0, Count).Where(index => Accession(index) + Ending == name).Select(index => Answers.Tagged(Crate(records.Seed, index), "application/ld+json")).FirstOrDefault()
        ?? Answers.Html(StatusCodes.Status404NotFound, "Cells: page not found");
}
