using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

using ArchiveServer.Flaws;

namespace ArchiveServer.Atlas;

/// <summary>
/// A small synthetic partner: lists by page, offset, cursor, Link header and token; records as JSON, XML and HTML; pages
/// with JSON-LD in a sitemap. Below <c>/atlas</c> it keeps every promise, below <c>/broken/FLAW</c> it breaks one.
/// </summary>
/// <param name="records">What it holds.</param>
/// <param name="root">Where it is served: a route that may hold <c>{flaw}</c>.</param>
internal sealed class AtlasArchive(RecordSet records, string root) : IPartnerArchive
{
    private const int PageSize = 5;
    private const int MostPageSize = 500;
    private readonly AtlasRecords all = new(records);
    private readonly AtlasOai oai = new(new AtlasRecords(records));

    /// <inheritdoc />
    public string Id => root;

    /// <inheritdoc />
    public int Count => all.Count;

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = ((RouteGroupBuilder)routes).AddEndpointFilter((context, next) => FlawedAnswer.AnswerAsync(context, next));
        group.MapGet("/api/records", List);
        group.MapGet("/api/records.xml", ListXml);
        group.MapGet("/api/records/{id}", (HttpContext context, string id) => Record(context, id, record => Answers.Json(FlawedRecord.Of(context, record, record.Json(Self(context))))));
        group.MapGet("/api/xml/{id}", (HttpContext context, string id) => Record(context, id, record => Xml(FlawedRecord.Prologue(context, record) + FlawedRecord.Entities(context, record, record.Xml(Self(context)).ToString()))));
        group.MapGet("/pages", ListHtml);
        group.MapGet("/pages/{id}", (HttpContext context, string id) => Record(context, id, record => Results.Text(record.Html(Self(context)), "text/html", Encoding.UTF8)));
        group.MapGet("/sitemap.xml", Sitemap);
        group.MapGet("/oai", oai.Answer);
    }

    private IResult List(HttpContext context, int? page = null, int? offset = null, string? cursor = null, string? since = null, int? size = null)
    {
        var length = Math.Clamp(size ?? PageSize, 1, MostPageSize);
        var start = FlawOf.Request(context) == Flaw.RepeatedPage ? 0 : page is { } number ? (number - 1) * length : offset ?? Number(cursor);
        var lines = FlawedListing.Lines(context, all, start, length, since).ToList();
        var answer = new JsonObject { ["total"] = FlawedListing.Total(context, all.Count), ["records"] = new JsonArray([.. lines]) };
        if (start + length < all.Count || FlawOf.Request(context) == Flaw.EndlessRecords)
        {
            var next = (start + length).ToString(CultureInfo.InvariantCulture);
            answer["next"] = "after-" + next;
            context.Response.Headers.Link = $"<{Self(context)}/api/records?cursor=after-{next}&size={length}>; rel=\"next\"; title=\"more\", <{Self(context)}/api/records>; rel=\"first\"";
        }

        return Answers.Json(answer);
    }

    private IResult ListXml(HttpContext context, string? token = null)
    {
        var start = Number(token);
        XNamespace atlas = "urn:example:atlas";
        var list = new XElement(atlas + "list", new XAttribute("total", all.Count), all.Slice(start, PageSize).Where(record => !record.IsWithdrawn).Select(record => record.Xml(Self(context))));
        list.Add(new XElement(atlas + "token", start + PageSize < all.Count ? "after-" + (start + PageSize) : ""));
        return Xml(list.ToString(SaveOptions.DisableFormatting));
    }

    private IResult ListHtml(HttpContext context, int offset = 0)
    {
        var rows = all.Slice(0, all.Count).Where(record => !record.IsWithdrawn).Skip(offset).Take(PageSize)
            .Select(record => $"<tr><td><a href=\"{Self(context)}/pages/{record.Id}\">{record.Id}</a></td><td class=\"modified\">{record.Modified:yyyy-MM-dd}</td></tr>");
        return Results.Text($"<!DOCTYPE html><html><body><table class=\"records\">{string.Concat(rows)}</table></body></html>", "text/html", Encoding.UTF8);
    }

    private IResult Sitemap(HttpContext context)
    {
        XNamespace sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var pages = all.Slice(0, all.Count).Where(record => !record.IsWithdrawn)
            .Select(record => new XElement(sitemap + "url", new XElement(sitemap + "loc", $"{Self(context)}/pages/{record.Id}"), new XElement(sitemap + "lastmod", record.Modified.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        return Xml(FlawedListing.Prologue(context) + new XElement(sitemap + "urlset", new XElement(sitemap + "url", new XElement(sitemap + "loc", $"{Self(context)}/about")), pages));
    }

    private IResult Record(HttpContext context, string id, Func<AtlasRecord, IResult> answer) => all.Find(FlawedRecord.Asked(context, id)) switch
    {
        null => Answers.Json(new JsonObject { ["error"] = "There is no such record." }, StatusCodes.Status404NotFound),
        { IsWithdrawn: true } when !FlawedRecord.ServesWithdrawn(context) => Answers.Json(new JsonObject { ["error"] = "Withdrawn by its authors." }, StatusCodes.Status410Gone),
        { } record => answer(record),
    };

    private static IResult Xml(string text) => Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text, "application/xml", Encoding.UTF8);

    private static int Number(string? cursor) => int.TryParse(cursor?.Replace("after-", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string Self(HttpContext context)
    {
        var place = root.Replace("{flaw}", context.Request.RouteValues["flaw"] as string, StringComparison.Ordinal);
        return $"{context.Request.Scheme}://{context.Request.Host}/{place}";
    }
}
