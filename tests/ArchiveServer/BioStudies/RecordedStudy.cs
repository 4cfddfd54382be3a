using System.Text.Json.Nodes;

namespace ArchiveServer.BioStudies;

/// <summary>A recorded page-tab study with the file lists that lie beside it.</summary>
internal sealed class RecordedStudy : IServedStudy
{
    private readonly string path;

    private RecordedStudy(string path, JsonNode pageTab)
    {
        this.path = path;
        Accession = pageTab["accno"]!.ToString();
        Title = Attribute(pageTab, "Title") ?? Attribute(pageTab["section"]!, "Title") ?? "";
        Released = Attribute(pageTab, "ReleaseDate") ?? "2024-01-01";
        FileCount = Files().Count();
    }

    /// <inheritdoc />
    public string Accession { get; }

    /// <inheritdoc />
    public string Released { get; }

    /// <inheritdoc />
    public int FileCount { get; }

    /// <inheritdoc />
    public string Title { get; }

    /// <inheritdoc />
    public RecordForm Form => RecordForm.Direct;

    /// <summary>Every page-tab study below <c>biostudies/</c>; of several of one accession the first file's.</summary>
    public static IEnumerable<RecordedStudy> Of(RecordSet records) =>
        records.Files("biostudies", "*.json")
            .Select(file => (file, Node: JsonNode.Parse(File.ReadAllText(file))))
            .Where(pair => pair.Node is JsonObject study && study["section"] is JsonObject && study["accno"] is not null)
            .Select(pair => new RecordedStudy(pair.file, pair.Node!))
            .DistinctBy(study => study.Accession);

    /// <inheritdoc />
    public byte[] PageTab() => File.ReadAllBytes(path);

    /// <inheritdoc />
    public IEnumerable<JsonObject> Files() => InSection(JsonNode.Parse(PageTab())!["section"]).DistinctBy(file => file["path"]?.ToString());

    /// <inheritdoc />
    public IEnumerable<JsonObject>? FileList(string name)
    {
        var folder = Path.GetDirectoryName(path)!;
        var file = Path.Combine(folder, Path.GetFileName(name.Replace(' ', '_')));
        return File.Exists(file) && file != path ? Objects(JsonNode.Parse(File.ReadAllText(file))) : null;
    }

    private IEnumerable<JsonObject> InSection(JsonNode? section)
    {
        foreach (var part in Objects(section))
        {
            foreach (var file in Objects(part["files"]).Concat(Attribute(part, "File List") is { } list ? FileList(list) ?? [] : []))
            {
                yield return file;
            }

            foreach (var file in Objects(part["subsections"]).SelectMany(InSection))
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Objects),
        JsonObject one => [one],
        _ => [],
    };

    private static string? Attribute(JsonNode node, string name) =>
        Objects(node["attributes"]).FirstOrDefault(attribute => string.Equals(attribute["name"]?.ToString(), name, StringComparison.OrdinalIgnoreCase))?["value"]?.ToString();
}
