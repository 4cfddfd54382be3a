using System.Globalization;
using System.Text.Json.Nodes;

using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>schema.org <c>Dataset</c> after the Bioschemas Dataset profile 1.0, as search engines and crawlers read it.</summary>
public static class SchemaOrgJsonLd
{
    /// <summary>Writes the record as JSON-LD.</summary>
    /// <param name="dataset">The record.</param>
    /// <param name="page">Its page in this hub.</param>
    public static string Write(Dataset dataset, Uri page)
    {
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "Dataset",
            ["@id"] = Citation.Address(dataset, page),
            ["http://purl.org/dc/terms/conformsTo"] = new JsonObject { ["@id"] = "https://bioschemas.org/profiles/Dataset/1.0-RELEASE" },
            ["identifier"] = dataset.Accession,
            ["name"] = dataset.Title,
            ["description"] = dataset.Description ?? dataset.Title,
            ["url"] = page.ToString(),
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = Citation.Publisher(dataset) },
            ["creator"] = new JsonArray([.. dataset.Authors.Select(Person)]),
            ["keywords"] = new JsonArray([.. dataset.Keywords.Select(each => (JsonNode)each)]),
            ["about"] = new JsonArray([.. dataset.Organisms.Select(Taxon)]),
            ["measurementTechnique"] = new JsonArray([.. dataset.ImagingMethods.Select(Method)]),
            ["citation"] = new JsonArray([.. dataset.Publications.Select(Paper)]),
        };
        Optional(json, dataset);
        return json.ToJsonString(RecordJson.Options);
    }

    private static void Optional(JsonObject json, Dataset dataset)
    {
        (string Name, string? Value)[] values =
        [
            ("datePublished", dataset.ReleaseDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("dateModified", dataset.UpdateDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("license", LicenceAddress.Of(dataset.Licence) ?? dataset.Licence),
            ("thumbnailUrl", dataset.ThumbnailUrl),
            ("sameAs", dataset.LandingPage),
            ("size", dataset.SizeBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes") : null),
        ];
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }

    private static JsonObject Person(Author author)
    {
        var json = new JsonObject { ["@type"] = "Person", ["name"] = author.Name };
        if (author.Orcid is not null)
        {
            json["@id"] = "https://orcid.org/" + author.Orcid;
        }

        if (author.Affiliation is not null)
        {
            json["affiliation"] = new JsonObject { ["@type"] = "Organization", ["name"] = author.Affiliation };
        }

        return json;
    }

    private static JsonObject Taxon(Organism organism)
    {
        var json = new JsonObject { ["@type"] = "Taxon", ["name"] = organism.Name };
        if (organism.TaxonId is { } id)
        {
            json["@id"] = "http://purl.obolibrary.org/obo/" + id.Replace(':', '_');
        }

        return json;
    }

    private static JsonObject Method(ImagingMethod method)
    {
        var json = new JsonObject { ["@type"] = "DefinedTerm", ["name"] = method.Label };
        if (method.Id is { } id)
        {
            json["termCode"] = id;
        }

        return json;
    }

    private static JsonObject Paper(Publication paper)
    {
        var json = new JsonObject { ["@type"] = "ScholarlyArticle", ["name"] = paper.Title ?? paper.Doi ?? paper.PubMedId };
        if (paper.Doi is not null)
        {
            json["@id"] = "https://doi.org/" + paper.Doi;
        }

        return json;
    }
}
