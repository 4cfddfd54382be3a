using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ArchiveServer.Idr;

/// <summary>IDR: the OMERO server's JSON API and web client, and the raw files of its git repositories.</summary>
internal sealed class IdrArchive : IPartnerArchive
{
    private const int DefaultLimit = 200;
    private const int MaxLimit = 1000;
    private const string StudyNamespace = "idr.openmicroscopy.org/study/info";

    private readonly RecordSet records;
    private readonly SortedDictionary<string, ServedStudy> studies = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<ServedContainer>> containers;

    /// <summary>IDR over a record set.</summary>
    public IdrArchive(RecordSet records)
    {
        this.records = records;
        foreach (var study in RecordedStudies.Of(records).Concat(Enumerable.Range(0, records.Generated).Select(index => GeneratedIdrStudy.Of(records, index))))
        {
            studies.TryAdd(study.Accession, study);
        }

        containers = new(() => [.. studies.Values.SelectMany(ServedContainer.Of)]);
    }

    /// <inheritdoc />
    public string Id => "idr";

    /// <inheritdoc />
    public int Count => studies.Count;

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v0/m/screens/", (string? offset, string? limit) => Page("Screen", offset, limit));
        routes.MapGet("/api/v0/m/projects/", (string? offset, string? limit) => Page("Project", offset, limit));
        routes.MapGet("/webclient/api/annotations/", Annotations);
        routes.MapGet("/IDR/idr.openmicroscopy.org/HEAD/_data/{name}", Site);
        routes.MapGet("/IDR/{repository}/HEAD/{**path}", Raw);
        routes.MapFallback(() => Answers.Html(StatusCodes.Status404NotFound, "Page not found (404)"));
    }

    private IResult Page(string type, string? offset, string? limit)
    {
        if (!TryNumber(offset, 0, out var begin) || !TryNumber(limit, DefaultLimit, out var size))
        {
            return Answers.Json(new JsonObject { ["message"] = $"invalid literal for int() with base 10: '{offset}'" }, StatusCodes.Status400BadRequest);
        }

        var all = containers.Value.Where(container => container.Type == type).ToList();
        var page = Math.Clamp(size, 1, MaxLimit);
        return Answers.Json(new JsonObject
        {
            ["data"] = new JsonArray([.. all.Skip(begin).Take(page).Select(container => container.ToJson())]),
            ["meta"] = new JsonObject { ["offset"] = begin, ["limit"] = page, ["maxLimit"] = MaxLimit, ["totalCount"] = all.Count },
        });
    }

    private static bool TryNumber(string? text, int orElse, out int number)
    {
        number = orElse;
        return text is null || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private IResult Annotations(HttpContext context)
    {
        var query = context.Request.Query;
        var found = new JsonArray();
        foreach (var type in new[] { "Screen", "Project" })
        {
            foreach (var text in query[type.ToLowerInvariant()].SelectMany(value => value!.Split(',')))
            {
                if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                {
                    return Answers.Html(StatusCodes.Status500InternalServerError, "Internal Server Error");
                }

                var container = containers.Value.FirstOrDefault(candidate => candidate.Type == type && candidate.Id == id);
                if (container is not null && (query["ns"].Count == 0 || query["ns"] == StudyNamespace) && container.Annotation(StudyNamespace) is { } annotation)
                {
                    found.Add(annotation);
                }
            }
        }

        return Answers.Json(new JsonObject { ["annotations"] = found, ["experimenters"] = new JsonArray() });
    }

    private IResult Site(string name) => name switch
    {
        "studies.tsv" => Text(studies.Values.SelectMany(study => study.Components.Select(component => component.SizeRow)).Prepend(RecordedStudies.SizesHeading(records)), "\n"),
        "download_urls.tsv" => Text(studies.Values.Reverse().SelectMany(study => study.DownloadRows).Prepend(RecordedStudies.DownloadsHeading(records)), "\r\n"),
        "releases.tsv" => Tagged(Encoding.UTF8.GetBytes(RecordedStudies.Releases(records))),
        _ => Missing(),
    };

    private IResult Raw(string repository, string path)
    {
        var inCommon = repository == "idr-metadata";
        var name = inCommon ? path.Split('/')[0] : repository;
        var file = inCommon ? path[Math.Min(name.Length + 1, path.Length)..] : path;
        if (!studies.TryGetValue(name.Split('-')[0], out var study) || study.Name != name || study.IsInCommonRepository != inCommon)
        {
            return Missing();
        }

        if (file == $"{study.Accession}-study.txt")
        {
            return study.StudyFile is null ? Missing() : Tagged(study.StudyFile());
        }

        var component = study.Components.FirstOrDefault(candidate => file.StartsWith($"{candidate.Name}/{study.Accession}-{candidate.Name}-", StringComparison.Ordinal));
        return (component, file[(file.LastIndexOf('-') + 1)..]) switch
        {
            ({ WriteTableAsync: { } write }, "annotation.csv") => Results.Stream(body => write(body, CancellationToken.None), "text/plain; charset=utf-8"),
            ({ Config: { } config }, "config.yml") => Tagged(config()),
            _ => Missing(),
        };
    }

    private static IResult Text(IEnumerable<string> lines, string end) => Tagged(Encoding.UTF8.GetBytes(string.Join(end, lines) + end));

    // GitHub declares every text as UTF-8, whatever it is.
    private static IResult Tagged(byte[] bytes) => Answers.Tagged(bytes, "text/plain; charset=utf-8");

    private static IResult Missing() => Results.Text("404: Not Found", "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound);
}
