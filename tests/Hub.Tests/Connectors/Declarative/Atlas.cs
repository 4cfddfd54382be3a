using System.Text.Json;

using Hub.Records;

namespace Hub.Tests.Connectors.Declarative;

/// <summary>The definitions that read the synthetic partner Atlas, one for each way of listing and each format.</summary>
internal static class Atlas
{
    /// <summary>JSON, listed by pages, fetched one by one.</summary>
    public const string Json = """
        {
          "id": "atlas", "name": "Atlas", "kind": "declarative",
          "description": "A synthetic archive of cell images.",
          "homePage": "https://atlas.example/",
          "ownsAccessions": "ATLAS-\\d+",
          "endpoints": { "api": "https://atlas.example/api" },
          "requestsPerSecond": 50,
          "declaration": {
            "list": {
              "request": { "endpoint": "api", "path": "records?size=5" },
              "format": "json",
              "paging": { "by": "page", "parameter": "page" },
              "records": "$.records[*]",
              "key": "$.id",
              "changed": "$.modified",
              "deleted": "$.withdrawn",
              "total": "$.total",
              "since": { "parameter": "since" }
            },
            "fetch": { "request": { "endpoint": "api", "path": "records/{key}" }, "format": "json" },
            "map": {
              "accession": "$.id",
              "title": { "at": "$.title", "apply": ["text"] },
              "description": { "at": "$.abstract", "apply": ["text"] },
              "released": { "at": "$.released", "apply": [{ "date": "dd.MM.yyyy" }] },
              "licence": "$.rights",
              "size": { "at": "$.kilobytes", "apply": [{ "times": 1024 }] },
              "organisms": { "each": "$.species[*]", "id": "$.taxon", "label": "$.name" },
              "methods": { "label": { "at": "$.technique", "apply": [{ "table": { "CLSM": "confocal microscopy", "SEM": "scanning electron microscopy" } }] } },
              "keywords": { "at": "$.keywords", "apply": [{ "split": ";" }] },
              "authors": { "each": "$.people[*]", "name": "$.name", "orcid": "$.orcid", "affiliation": "$.place" },
              "publications": { "each": "$.paper", "title": "$.title", "doi": "$.doi", "year": "$.year" },
              "funding": { "each": "$.grant", "funder": "$.body", "code": "$.number" },
              "references": { "each": "$.related[*]", "target": ".", "relation": "References" },
              "attributes": [{ "called": "Cell line", "value": "$.cells" }],
              "landingPage": "$.page",
              "files": { "each": "$.files[*]", "path": "$.name", "size": "$.bytes", "values": [{ "called": "Gene", "value": "$.gene" }] }
            }
          }
        }
        """;

    /// <summary>XML, listed by tokens, the records in the list.</summary>
    public const string Xml = """
        {
          "id": "atlas", "name": "Atlas", "kind": "declarative", "endpoints": { "api": "https://atlas.example/api" },
          "declaration": {
            "list": {
              "request": { "endpoint": "api", "path": "records.xml" }, "format": "xml",
              "paging": { "by": "token", "parameter": "token", "next": "/a:list/a:token" },
              "records": "/a:list/a:record", "key": "@id", "changed": "@modified"
            },
            "namespaces": { "a": "urn:example:atlas" },
            "map": {
              "title": "a:record/a:title", "description": "//a:abstract", "released": "a:record/a:released", "licence": "a:record/a:rights",
              "organisms": { "each": "a:record/a:species", "id": "@taxon", "label": "." },
              "methods": { "label": "a:record/a:technique" },
              "authors": { "each": "a:record/a:author", "name": "a:name", "orcid": "a:orcid" },
              "landingPage": "concat(a:record/a:page, '')"
            }
          }
        }
        """;

    /// <summary>XML, listed as JSON, fetched one by one.</summary>
    public const string FetchedXml = """
        {
          "id": "atlas", "name": "Atlas", "kind": "declarative", "requestsPerSecond": 50, "endpoints": { "api": "https://atlas.example/api" },
          "declaration": {
            "list": {
              "request": { "endpoint": "api", "path": "records" }, "format": "json",
              "paging": { "by": "page", "parameter": "page" },
              "records": "$.records[*]", "key": "$.id", "changed": "$.modified", "deleted": "$.withdrawn", "total": "$.total"
            },
            "fetch": { "request": { "endpoint": "api", "path": "xml/{key}" }, "format": "xml" },
            "namespaces": { "a": "urn:example:atlas" },
            "map": { "title": "a:record/a:title", "released": "a:record/a:released", "licence": "a:record/a:rights" }
          }
        }
        """;

    /// <summary>Pages for people, listed by offset, each page found by its link.</summary>
    public const string Html = """
        {
          "id": "atlas", "name": "Atlas", "kind": "declarative", "endpoints": { "site": "https://atlas.example/" },
          "declaration": {
            "list": {
              "request": { "endpoint": "site", "path": "pages" }, "format": "html",
              "paging": { "by": "offset", "parameter": "offset" },
              "records": "table.records tr",
              "key": { "at": "a@href", "apply": [{ "match": "pages/([^/]+)$" }] },
              "changed": "td.modified",
              "keep": { "page": { "at": "a@href", "apply": ["absolute"] } }
            },
            "fetch": { "request": { "address": "{page}" }, "format": "html" },
            "map": {
              "accession": "#accession", "title": "h1", "description": "p.abstract", "released": "dd.released", "licence": "a[rel=license]@href",
              "organisms": { "each": "dd.species", "id": ".@data-taxon", "label": "." },
              "methods": { "label": "dd.technique" },
              "authors": { "each": "li.author", "name": "." }
            }
          }
        }
        """;

    /// <summary>The JSON definition with another way of paging.</summary>
    public static string Paged(string paging) => Json.Replace("""{ "by": "page", "parameter": "page" }""", paging, StringComparison.Ordinal);

    /// <summary>Reads a definition, at a server on this machine.</summary>
    public static ArchiveDefinition Read(string json, Uri? baseUrl = null) =>
        JsonSerializer.Deserialize<ArchiveDefinition>(json, JsonSerializerOptions.Web)! with { BaseUrl = baseUrl };
}
