using System.Globalization;
using System.Text.Json.Nodes;

using ArchiveServer.Generating;

namespace ArchiveServer.BioStudies;

/// <summary>BioStudies as it is: collections within collections, records in three forms, a file table with traps.</summary>
internal sealed class BioStudiesArchive : IPartnerArchive
{
    private const string Mirror = "/biostudies/fire";

    private readonly Dictionary<string, Func<IServedStudy>> studies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> collections = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>BioStudies over a record set.</summary>
    public BioStudiesArchive(RecordSet records)
    {
        foreach (var study in RecordedStudy.Of(records))
        {
            Add(study.Accession, () => study, "BioImages");
        }

        for (var at = 0; at < records.Generated; at++)
        {
            var index = at;
            Add(GeneratedAccession.Jcb(index), () => new GeneratedJcbStudy(records, index), "BioImages", "JCB");
            if (index % 10 == 0)
            {
                Add(GeneratedAccession.Empiar(index), () => new EmpiarStub(records, index), "BioImages", "BioImages-EMPIAR");
            }
        }
    }

    /// <inheritdoc />
    public string Id => "jcb";

    /// <inheritdoc />
    public int Count => collections.GetValueOrDefault("JCB")?.Count ?? 0;

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/biostudies/api/v1/{collection}/search", Search);
        routes.MapGet("/biostudies/api/v1/studies/{accession}", Record);
        routes.MapGet("/biostudies/api/v1/studies/{accession}/info", Info);
        routes.MapGet("/biostudies/api/v1/studies/{accession}/files", FileTable);
        routes.MapGet("/biostudies/files/{accession}/{**path}", (string accession, string path) => OnDisk(accession, path, ascii: true));
        routes.MapGet(Mirror + "/{prefix}/{digits}/{accession}/{**path}", (string accession, string path) => OnDisk(accession, path, ascii: false));
    }

    private IResult Search(string collection, string query = "", int page = 1, int pageSize = 20)
    {
        pageSize = Math.Min(pageSize, 1000);
        var found = query is "" or "*:*" ? collections.GetValueOrDefault(collection) ?? [] : [];
        var hits = found.Skip((page - 1) * pageSize).Take(pageSize).Select(accession => Hit(studies[accession]()));
        var answer = new JsonObject
        {
            ["page"] = page,
            ["pageSize"] = pageSize,
            ["totalHits"] = found.Count,
            ["isTotalHitsExact"] = true,
            ["sortBy"] = "release_date",
            ["sortOrder"] = "descending",
            ["query"] = query,
            ["facets"] = null,
        };
        if (found.Count > 0)
        {
            answer["hits"] = new JsonArray([.. hits]);
        }

        return Answers.Json(answer);
    }

    private void Add(string accession, Func<IServedStudy> make, params string[] inCollections)
    {
        if (studies.TryAdd(accession, make))
        {
            foreach (var collection in inCollections)
            {
                (collections.TryGetValue(collection, out var members) ? members : collections[collection] = []).Add(accession);
            }
        }
    }

    private static JsonObject Hit(IServedStudy study) => new()
    {
        ["accession"] = study.Accession,
        ["type"] = "study",
        ["title"] = study.Title,
        ["author"] = "",
        ["links"] = 0,
        ["files"] = study.FileCount,
        ["release_date"] = study.Released,
        ["views"] = study.Title.Length,
        ["isPublic"] = true,
        ["content"] = "",
    };

    private IResult Record(HttpContext context, string accession)
    {
        if (Study(accession) is not { } study)
        {
            return Answers.Json(new JsonObject { ["errorMessage"] = "Study not found" }, StatusCodes.Status404NotFound);
        }

        return study.Form switch
        {
            RecordForm.Redirect => Results.Redirect($"{context.Request.Scheme}://{context.Request.Host}/{Id}{Folder(accession)}{accession}.json"),
            RecordForm.Link => Answers.Json(new JsonObject { ["ftpHttp_link"] = "https://ftp.ebi.ac.uk" + Folder(accession) }),
            _ => Results.Bytes(study.PageTab(), "application/json"),
        };
    }

    private IResult Info(string accession)
    {
        if (Study(accession) is not { } study)
        {
            return Answers.Json(new JsonObject());
        }

        var released = DateTimeOffset.Parse(study.Released, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
        return Answers.Json(new JsonObject
        {
            ["files"] = study.FileCount,
            ["httpLink"] = "https://ftp.ebi.ac.uk" + Folder(accession),
            ["ftpLink"] = "ftp://ftp.ebi.ac.uk" + Folder(accession),
            ["isPublic"] = true,
            ["released"] = released,
            ["modified"] = released + 86_400_000,
        });
    }

    // Default 25; more than 1000 gives nothing; the offset is floored to a whole page; past the end the last page comes again.
    private IResult FileTable(string accession, int limit = 25, int offset = 0)
    {
        var study = Study(accession);
        var total = limit > 1000 ? 0 : study?.FileCount ?? 0;
        var last = total == 0 ? 0 : (total - 1) / limit * limit;
        var items = total == 0 ? [] : study!.Files().Skip(Math.Min(offset / limit * limit, last)).Take(limit).Select(Row);
        return Answers.Json(new JsonObject { ["items"] = new JsonArray([.. items]), ["pagination"] = new JsonObject { ["total"] = total } });
    }

    private static JsonObject Row(JsonObject file)
    {
        var row = new JsonObject
        {
            ["path"] = file["path"]?.ToString(),
            ["Size"] = file["size"]?.DeepClone(),
            ["type"] = "file",
            ["isDirectory"] = "false",
            ["Section"] = file["path"]?.ToString().Split('/')[0],
        };
        foreach (var attribute in file["attributes"]?.AsArray() ?? [])
        {
            row[attribute!["name"]!.ToString()] = attribute["value"]?.DeepClone();
        }

        return row;
    }

    private IResult OnDisk(string accession, string path, bool ascii)
    {
        var study = Study(accession);
        var inside = path.StartsWith("Files/", StringComparison.Ordinal) ? path["Files/".Length..] : path;
        if (study is not null && inside == accession + ".json")
        {
            return Results.Bytes(study.PageTab(), "application/json");
        }

        var list = ascii && inside.Any(letter => letter > 127) ? null : study?.FileList(inside);
        return list is null
            ? Answers.Html(StatusCodes.Status404NotFound, "BioStudies: page not found")
            : Results.Stream(stream => FileListBody.WriteAsync(list, inside.EndsWith(".tsv", StringComparison.Ordinal), stream), "application/json");
    }

    private IServedStudy? Study(string accession) => studies.TryGetValue(accession, out var make) ? make() : null;

    private static string Folder(string accession)
    {
        var digits = new string([.. accession.Where(char.IsAsciiDigit)]).PadLeft(3, '0')[^3..];
        return $"{Mirror}/{accession.TrimEnd("0123456789".ToCharArray())}/{digits}/{accession}/";
    }
}
