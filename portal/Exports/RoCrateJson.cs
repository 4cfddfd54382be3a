using System.Globalization;
using System.Text.Json.Nodes;

using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>A detached RO-Crate 1.2 in the GIDE profile of January 2026, so that what the hub gives out it could also harvest.</summary>
public static class RoCrateJson
{
    /// <summary>Writes the record as a crate.</summary>
    /// <param name="dataset">The record.</param>
    /// <param name="page">Its page in this hub.</param>
    public static string Write(Dataset dataset, Uri page)
    {
        var root = Root(dataset, page);
        var graph = new JsonArray(Descriptor(root), root);
        Add(graph, root, "author", dataset.Authors.Select((author, index) => Person(author, index)));
        Add(graph, root, "about", dataset.Organisms.Select((organism, index) => Taxon(organism, index)));
        Add(graph, root, "measurementMethod", dataset.ImagingMethods.Select((method, index) => Method(method, index)));
        Add(graph, root, "seeAlso", dataset.Publications.Select((paper, index) => Paper(paper, index)));
        Add(graph, root, "funder", dataset.Funding.Select((grant, index) => Funder(grant, index)));
        Add(graph, root, "size", Sizes(dataset));
        return new JsonObject { ["@context"] = Context(), ["@graph"] = graph }.ToJsonString(RecordJson.Options);
    }

    private static JsonArray Context() =>
    [
        "https://w3id.org/ro/crate/1.2/context",
        new JsonObject
        {
            ["Taxon"] = "http://rs.tdwg.org/dwc/terms/Taxon",
            ["scientificName"] = "http://rs.tdwg.org/dwc/terms/scientificName",
            ["measurementMethod"] = "http://rs.tdwg.org/dwc/terms/measurementMethod",
            ["seeAlso"] = new JsonObject { ["@id"] = "http://www.w3.org/2000/01/rdf-schema#seeAlso", ["@type"] = "@id" },
        },
    ];

    private static JsonObject Descriptor(JsonObject root) => new()
    {
        ["@id"] = "ro-crate-metadata.json",
        ["@type"] = "CreativeWork",
        ["conformsTo"] = new JsonObject { ["@id"] = "https://w3id.org/ro/crate/1.2" },
        ["about"] = new JsonObject { ["@id"] = (string)root["@id"]! },
    };

    private static JsonObject Root(Dataset dataset, Uri page)
    {
        var root = new JsonObject
        {
            ["@id"] = dataset.LandingPage ?? page.ToString(),
            ["@type"] = "Dataset",
            ["identifier"] = dataset.Accession,
            ["name"] = dataset.Title,
            ["description"] = dataset.Description ?? dataset.Title,
            ["publisher"] = new JsonObject { ["@id"] = new Uri(page, "/archives/" + dataset.Archive).ToString() },
            ["keywords"] = new JsonArray([.. dataset.Keywords.Select(each => (JsonNode)each)]),
        };
        if (dataset.ReleaseDate is { } date)
        {
            root["datePublished"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (LicenceAddress.Of(dataset.Licence) is { } licence)
        {
            root["license"] = new JsonObject { ["@id"] = licence };
        }

        if (dataset.ThumbnailUrl is { } thumbnail)
        {
            root["thumbnailUrl"] = thumbnail;
        }

        return root;
    }

    private static void Add(JsonArray graph, JsonObject root, string property, IEnumerable<JsonObject> entities)
    {
        var references = new JsonArray();
        foreach (var entity in entities)
        {
            graph.Add(entity);
            references.Add((JsonNode)new JsonObject { ["@id"] = (string)entity["@id"]! });
        }

        if (references.Count > 0)
        {
            root[property] = references;
        }
    }

    private static JsonObject Person(Author author, int index) => new()
    {
        ["@id"] = author.Orcid is { } orcid ? "https://orcid.org/" + orcid : Local("author", index),
        ["@type"] = "Person",
        ["name"] = author.Name,
    };

    private static JsonObject Taxon(Organism organism, int index) => new()
    {
        ["@id"] = organism.TaxonId is { } id ? "http://purl.obolibrary.org/obo/" + id.Replace(':', '_') : Local("taxon", index),
        ["@type"] = "Taxon",
        ["scientificName"] = organism.Name,
    };

    private static JsonObject Method(ImagingMethod method, int index) => new()
    {
        ["@id"] = method.Id is { } id && id.StartsWith("FBbi:", StringComparison.Ordinal)
            ? "http://purl.obolibrary.org/obo/" + id.Replace(':', '_')
            : Local("method", index),
        ["@type"] = "DefinedTerm",
        ["name"] = method.Label,
    };

    private static JsonObject Paper(Publication paper, int index) => new()
    {
        ["@id"] = paper.Doi is { } doi ? "https://doi.org/" + doi
            : paper.PubMedId is { } pubMed ? "https://pubmed.ncbi.nlm.nih.gov/" + pubMed
            : Local("publication", index),
        ["@type"] = "ScholarlyArticle",
        ["name"] = paper.Title ?? paper.Doi ?? paper.PubMedId,
    };

    private static JsonObject Funder(Grant grant, int index) => new()
    {
        ["@id"] = Local("funder", index),
        ["@type"] = "Organization",
        ["name"] = grant.Funder,
    };

    private static IEnumerable<JsonObject> Sizes(Dataset dataset)
    {
        if (dataset.FileCount is { } files)
        {
            yield return Quantity("#file-count", files, "http://purl.obolibrary.org/obo/UO_0000189", "file count");
        }

        if (dataset.SizeBytes is { } bytes)
        {
            yield return Quantity("#bytes", bytes, "http://purl.obolibrary.org/obo/UO_0000233", "bytes");
        }
    }

    private static JsonObject Quantity(string id, long value, string unit, string text) => new()
    {
        ["@id"] = id,
        ["@type"] = "QuantitativeValue",
        ["value"] = value,
        ["unitCode"] = new JsonObject { ["@id"] = unit },
        ["unitText"] = text,
    };

    private static string Local(string kind, int index) => string.Create(CultureInfo.InvariantCulture, $"#{kind}-{index + 1}");
}
