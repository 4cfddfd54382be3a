using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ArchiveServer.Empiar;

/// <summary>The XML header that lies beside an entry's files, in the shape of the API.</summary>
internal static class XmlHeader
{
    private static readonly XNamespace Ns = "http://pdbe.org/empiar";

    /// <summary>Reads one header file.</summary>
    public static (int Number, JsonNode Entry) Read(string path)
    {
        var root = XDocument.Load(path).Root!;
        var admin = root.Element(Ns + "admin")!;
        var accession = root.Attribute("accessionCode")!.Value;
        var entry = new JsonObject
        {
            ["title"] = Text(admin, "title"),
            ["status"] = Text(admin, "currentStatus"),
            ["deposition_date"] = Text(admin, "keyDates", "depositionDate"),
            ["release_date"] = Text(admin, "keyDates", "releaseDate"),
            ["update_date"] = Text(admin, "keyDates", "updateDate"),
            ["obsolete_date"] = null,
            ["dataset_size"] = $"{Text(admin, "datasetSize")} {admin.Element(Ns + "datasetSize")?.Attribute("units")?.Value}",
            ["entry_doi"] = Text(admin, "entryDOI"),
            ["experiment_type"] = Text(admin, "experimentType"),
            ["scale"] = null,
            ["authors"] = Each(admin.Element(Ns + "authorsList"), "author", author => new JsonObject { ["author"] = Author(author) }),
            ["principal_investigator"] = Each(admin, "principalInvestigator", Person),
            ["corresponding_author"] = new JsonObject { ["author"] = Person(admin.Element(Ns + "correspondingAuthor")!) },
            ["cross_references"] = Each(root.Descendants(Ns + "relatedEMDBEntries").FirstOrDefault(), "emdbEntry", emdb => JsonValue.Create(emdb.Value)),
            ["biostudies_references"] = new JsonArray(),
            ["idr_references"] = new JsonArray(),
            ["empiar_references"] = new JsonArray(),
            ["citation"] = new JsonArray([.. root.Descendants(Ns + "journalCitation").Select(Citation)]),
            ["imagesets"] = Each(root, "imageSet", ImageSet),
        };
        return (int.Parse(accession.AsSpan("EMPIAR-".Length), CultureInfo.InvariantCulture), entry);
    }

    private static JsonObject Author(XElement author) => new()
    {
        ["name"] = author.Value,
        ["author_orcid"] = author.Attribute("authorORCID")?.Value,
    };

    private static JsonObject Person(XElement person) => new()
    {
        ["author_orcid"] = Text(person, "authorORCID"),
        ["first_name"] = Text(person, "firstName"),
        ["last_name"] = Text(person, "lastName"),
        ["organization"] = Text(person, "organization"),
        ["street"] = Text(person, "street"),
        ["town_or_city"] = Text(person, "townOrCity"),
        ["post_or_zip"] = Text(person, "postOrZipCode"),
        ["country"] = Text(person, "country"),
    };

    private static JsonObject Citation(XElement citation) => new()
    {
        ["authors"] = Each(citation, "author", Author),
        ["published"] = citation.Attribute("published")?.Value == "true",
        ["preprint"] = citation.Attribute("preprint")?.Value == "true",
        ["j_or_nj_citation"] = true,
        ["title"] = Text(citation, "title"),
        ["journal"] = Text(citation, "journal"),
        ["journal_abbreviation"] = Text(citation, "journalAbbreviation"),
        ["volume"] = Text(citation, "volume"),
        ["year"] = Text(citation, "year"),
        ["doi"] = External(citation, "doi"),
        ["pubmedid"] = External(citation, "pubmed"),
        ["details"] = Text(citation, "details"),
    };

    private static JsonObject ImageSet(XElement set) => new()
    {
        ["name"] = Text(set, "name"),
        ["directory"] = Text(set, "directory"),
        ["category"] = Text(set, "category"),
        ["header_format"] = Text(set, "headerFormat"),
        ["data_format"] = Text(set, "dataFormat"),
        ["num_images_or_tilt_series"] = Number(set, "numImagesOrTiltSeries"),
        ["frames_per_image"] = Number(set, "framesPerImage"),
        ["voxel_type"] = Text(set, "voxelType"),
        ["pixel_width"] = Number(set, "dimensions", "pixelWidth"),
        ["pixel_height"] = Number(set, "dimensions", "pixelHeight"),
        ["image_width"] = Text(set, "dimensions", "imageWidth"),
        ["image_height"] = Text(set, "dimensions", "imageHeight"),
        ["details"] = Text(set, "details"),
        ["micrographs_file_pattern"] = Text(set, "micrographsFilePattern") ?? "",
        ["segmentations"] = new JsonArray(),
    };

    private static string? External(XElement citation, string type) =>
        citation.Elements(Ns + "externalReferences").FirstOrDefault(reference => reference.Attribute("type")?.Value == type)?.Value;

    private static string? Text(XElement element, params string[] path) =>
        path.Aggregate((XElement?)element, (at, name) => at?.Element(Ns + name))?.Value is { Length: > 0 } text ? text : null;

    private static JsonValue? Number(XElement element, params string[] path) =>
        decimal.TryParse(Text(element, path), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    private static JsonArray Each(XElement? parent, string name, Func<XElement, JsonNode> read) =>
        new([.. (parent?.Elements(Ns + name) ?? []).Select(read)]);
}
