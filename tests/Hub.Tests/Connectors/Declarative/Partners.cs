namespace Hub.Tests.Connectors.Declarative;

/// <summary>Definitions of the other kinds that need no code, over the same synthetic partner.</summary>
internal static class Partners
{
    public const string Oai = """
        {
          "id": "atlas", "name": "Atlas", "kind": "oai-pmh", "ownsAccessions": "ATLAS-\\d+",
          "endpoints": { "oai": "https://atlas.example/oai" }, "options": { "prefix": "oai_dc" }
        }
        """;

    public const string Bioschemas = """
        {
          "id": "atlas", "name": "Atlas", "kind": "bioschemas", "ownsAccessions": "ATLAS-\\d+",
          "endpoints": { "sitemap": "https://atlas.example/sitemap.xml" }, "options": { "pages": "/pages/" }
        }
        """;
}
