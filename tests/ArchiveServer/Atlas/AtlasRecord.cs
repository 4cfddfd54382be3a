using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;

using ArchiveServer.Generating;

namespace ArchiveServer.Atlas;

/// <summary>A record of the synthetic partner, in each of the shapes that small archives have.</summary>
/// <param name="Study">What it is about.</param>
internal sealed record AtlasRecord(GeneratedStudy Study)
{
    /// <summary><c>ATLAS-1001</c>.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"ATLAS-{1001 + Study.Index}");

    /// <summary>When it last changed.</summary>
    public DateTimeOffset Modified => new(Study.Released.AddDays(3), new TimeOnly(8, 30), TimeSpan.Zero);

    /// <summary>Whether it was withdrawn: every twelfth was.</summary>
    public bool IsWithdrawn => Study.Index % 12 == 11;

    private string Technique => Study.Index % 2 == 0 ? "CLSM" : "SEM";

    /// <summary>Its line in a listing.</summary>
    public JsonObject Line() => new() { ["id"] = Id, ["modified"] = Stamp(Modified), ["withdrawn"] = IsWithdrawn, ["page"] = "pages/" + Id };

    /// <summary>The record as JSON.</summary>
    /// <param name="self">The archive's address.</param>
    public JsonObject Json(string self) => new()
    {
        ["id"] = Id,
        ["modified"] = Stamp(Modified),
        ["title"] = Study.Title,
        ["abstract"] = $"<p>{WebUtility.HtmlEncode(Study.Abstract)}</p><p>Contact: <a href=\"mailto:curator@example.org\">curator@example.org</a></p>",
        ["released"] = Study.Released.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        ["rights"] = "https://creativecommons.org/licenses/by/4.0/",
        ["species"] = new JsonArray(new JsonObject { ["taxon"] = Study.Organism.TaxonId, ["name"] = Study.Organism.Name }),
        ["technique"] = Technique,
        ["keywords"] = $"{Study.Structure}; {Study.Process}",
        ["people"] = new JsonArray([.. Study.Authors.Select(author => new JsonObject { ["name"] = author.FullName, ["orcid"] = author.Orcid, ["place"] = author.Affiliation })]),
        ["paper"] = new JsonObject { ["doi"] = Study.PaperDoi, ["title"] = Study.Title, ["year"] = Study.Released.Year },
        ["grant"] = new JsonObject { ["body"] = Study.Grant.Funder, ["number"] = Study.Grant.Code },
        ["related"] = Study.IsShared ? new JsonArray(GeneratedAccession.Empiar(Study.Index), GeneratedAccession.Idr(Study.Index)) : new JsonArray(),
        ["cells"] = Study.Cells,
        ["kilobytes"] = 2048 + Study.Index,
        ["files"] = new JsonArray([.. Study.Genes.Select((gene, at) => new JsonObject { ["name"] = $"images/{at + 1:D3}.tif", ["bytes"] = 1_048_576 + at, ["gene"] = gene })]),
        ["page"] = $"{self}/pages/{Id}",
    };

    /// <summary>The record as XML.</summary>
    /// <param name="self">The archive's address.</param>
    public XElement Xml(string self)
    {
        XNamespace atlas = "urn:example:atlas";
        return new XElement(
            atlas + "record",
            new XAttribute("id", Id),
            new XAttribute("modified", Stamp(Modified)),
            new XElement(atlas + "title", Study.Title),
            new XElement(atlas + "abstract", Study.Abstract),
            new XElement(atlas + "released", Study.Released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new XElement(atlas + "rights", "CC BY 4.0"),
            new XElement(atlas + "species", new XAttribute("taxon", Study.Organism.TaxonId), Study.Organism.Name),
            new XElement(atlas + "technique", Technique == "CLSM" ? "confocal microscopy" : "scanning electron microscopy"),
            Study.Authors.Select(author => new XElement(atlas + "author", new XElement(atlas + "name", author.FullName), author.Orcid is null ? null : new XElement(atlas + "orcid", author.Orcid))),
            new XElement(atlas + "page", $"{self}/pages/{Id}"));
    }

    /// <summary>The record's page for people, which carries schema.org as JSON-LD.</summary>
    /// <param name="self">The archive's address.</param>
    public string Html(string self)
    {
        var title = WebUtility.HtmlEncode(Study.Title);
        var authors = string.Concat(Study.Authors.Select(author => $"<li class=\"author\">{WebUtility.HtmlEncode(author.FullName)}</li>"));
        return $"""
            <!DOCTYPE html>
            <html lang="en"><head><title>{title}</title><script type="application/ld+json">{JsonLd(self).ToJsonString()}</script></head>
            <body><h1>{title}</h1><p class="abstract">{WebUtility.HtmlEncode(Study.Abstract)}</p>
            <dl><dt>Accession</dt><dd id="accession">{Id}</dd><dt>Species</dt><dd class="species" data-taxon="{Study.Organism.TaxonId}">{Study.Organism.Name}</dd>
            <dt>Technique</dt><dd class="technique">{(Technique == "CLSM" ? "confocal microscopy" : "scanning electron microscopy")}</dd>
            <dt>Released</dt><dd class="released">{Study.Released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</dd></dl>
            <ul>{authors}</ul><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></body></html>
            """;
    }

    private JsonObject JsonLd(string self) => new()
    {
        ["@context"] = "https://schema.org/",
        ["@type"] = "Dataset",
        ["@id"] = $"{self}/pages/{Id}",
        ["identifier"] = Id,
        ["name"] = Study.Title,
        ["description"] = Study.Abstract,
        ["datePublished"] = Study.Released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["license"] = "https://creativecommons.org/licenses/by/4.0/",
        ["keywords"] = $"{Study.Structure}, {Study.Process}",
        ["url"] = $"{self}/pages/{Id}",
        ["creator"] = new JsonArray([.. Study.Authors.Select(author => new JsonObject
        {
            ["@type"] = "Person",
            ["@id"] = author.Orcid is null ? null : "https://orcid.org/" + author.Orcid,
            ["name"] = author.FullName,
            ["email"] = "someone@example.org",
        })]),
        ["taxonomicRange"] = new JsonObject { ["@type"] = "DefinedTerm", ["@id"] = string.Create(CultureInfo.InvariantCulture, $"http://purl.obolibrary.org/obo/NCBITaxon_{Study.Organism.TaxonId}"), ["name"] = Study.Organism.Name },
        ["measurementTechnique"] = Technique == "CLSM" ? "confocal microscopy" : "scanning electron microscopy",
        ["citation"] = new JsonObject { ["@type"] = "ScholarlyArticle", ["@id"] = "https://doi.org/" + Study.PaperDoi, ["name"] = Study.Title },
    };

    private static string Stamp(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
