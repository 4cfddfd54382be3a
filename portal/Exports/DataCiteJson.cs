using System.Globalization;
using System.Text.Json.Nodes;

using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>The attributes of DataCite Metadata Schema 4.6 in DataCite's JSON form.</summary>
public static class DataCiteJson
{
    /// <summary>Writes the record.</summary>
    /// <param name="dataset">The record.</param>
    /// <param name="page">Its page in this hub.</param>
    public static string Write(Dataset dataset, Uri page)
    {
        var json = new JsonObject
        {
            ["identifiers"] = new JsonArray(Identifiers(dataset)),
            ["creators"] = new JsonArray([.. dataset.Authors.Select(Creator)]),
            ["titles"] = new JsonArray(new JsonObject { ["title"] = dataset.Title }),
            ["publisher"] = new JsonObject { ["name"] = Citation.Publisher(dataset) },
            ["publicationYear"] = dataset.Year,
            ["types"] = new JsonObject { ["resourceTypeGeneral"] = "Dataset", ["resourceType"] = "Bioimaging dataset" },
            ["subjects"] = new JsonArray(Subjects(dataset)),
            ["dates"] = new JsonArray(Dates(dataset)),
            ["relatedIdentifiers"] = new JsonArray(Related(dataset, page)),
            ["url"] = Citation.Address(dataset, page),
            ["schemaVersion"] = "http://datacite.org/schema/kernel-4",
        };
        if (dataset.Description is { } text)
        {
            json["descriptions"] = new JsonArray(new JsonObject { ["description"] = text, ["descriptionType"] = "Abstract" });
        }

        if (dataset.Licence is { } licence)
        {
            json["rightsList"] = new JsonArray(new JsonObject
            {
                ["rights"] = licence,
                ["rightsUri"] = LicenceAddress.Of(licence),
                ["rightsIdentifier"] = licence,
                ["rightsIdentifierScheme"] = "SPDX",
            });
        }

        if (dataset.SizeBytes is { } bytes)
        {
            json["sizes"] = new JsonArray(string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"));
        }

        return json.ToJsonString(RecordJson.Options);
    }

    private static JsonNode[] Identifiers(Dataset dataset) =>
    [
        .. dataset.Doi is { } doi ? [new JsonObject { ["identifier"] = "https://doi.org/" + doi, ["identifierType"] = "DOI" }] : Array.Empty<JsonNode>(),
        new JsonObject { ["identifier"] = dataset.Accession, ["identifierType"] = "Accession" },
    ];

    private static JsonNode Creator(Author author)
    {
        var json = new JsonObject { ["name"] = author.Name, ["nameType"] = "Personal" };
        if (author.Affiliation is not null)
        {
            json["affiliation"] = new JsonArray(new JsonObject { ["name"] = author.Affiliation });
        }

        if (author.Orcid is not null)
        {
            json["nameIdentifiers"] = new JsonArray(new JsonObject
            {
                ["nameIdentifier"] = "https://orcid.org/" + author.Orcid,
                ["nameIdentifierScheme"] = "ORCID",
                ["schemeUri"] = "https://orcid.org",
            });
        }

        return json;
    }

    private static JsonNode[] Subjects(Dataset dataset) =>
    [
        .. dataset.Keywords.Select(each => new JsonObject { ["subject"] = each }),
        .. dataset.Organisms.Select(each => new JsonObject { ["subject"] = each.Name, ["valueUri"] = each.TaxonId }),
        .. dataset.ImagingMethods.Select(each => new JsonObject { ["subject"] = each.Label, ["valueUri"] = each.Id }),
    ];

    private static JsonNode[] Dates(Dataset dataset)
    {
        var dates = new List<JsonNode>();
        if (dataset.ReleaseDate is { } released)
        {
            dates.Add(new JsonObject { ["date"] = released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["dateType"] = "Available" });
        }

        if (dataset.UpdateDate is { } updated)
        {
            dates.Add(new JsonObject { ["date"] = updated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["dateType"] = "Updated" });
        }

        return [.. dates];
    }

    private static JsonNode[] Related(Dataset dataset, Uri page) =>
    [
        .. from paper in dataset.Publications
           where paper.Doi is not null
           select new JsonObject { ["relatedIdentifier"] = paper.Doi, ["relatedIdentifierType"] = "DOI", ["relationType"] = "IsSupplementTo" },
        .. from copy in dataset.Cluster?.Others ?? []
           select new JsonObject { ["relatedIdentifier"] = new Uri(page, Presenting.SearchAddress.Record(copy.Accession)).ToString(), ["relatedIdentifierType"] = "URL", ["relationType"] = "IsVariantFormOf" },
        .. from reference in dataset.References
           where Uri.IsWellFormedUriString(reference.Target, UriKind.Absolute)
           select new JsonObject { ["relatedIdentifier"] = reference.Target, ["relatedIdentifierType"] = "URL", ["relationType"] = reference.Relation },
    ];
}
