using System.Text.Json;
using System.Text.Json.Nodes;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Bioschemas;

/// <summary>Reads the JSON-LD of a page as one graph.</summary>
internal static class PageGraph
{
    private const int MostScripts = 50;

    private static readonly string[] Kinds = ["Dataset", "BioImage", "ImageObject"];

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 48 };

    /// <summary>The page's dataset, wherever its JSON-LD has it; null where it has none.</summary>
    /// <param name="html">The page.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    public static CrateEntity? DatasetOf(string html, ICollection<Problem> problems)
    {
        var scripts = HtmlPage.Parse(html)?.QuerySelectorAll("script[type='application/ld+json']").Take(MostScripts) ?? [];
        var entities = new JsonArray();
        foreach (var script in scripts)
        {
            Add(script.TextContent, entities, problems);
        }

        var graph = Crate.Read(new JsonObject { ["@graph"] = entities }.ToJsonString(), out _);
        return Kinds.Select(kind => graph?.Entities.FirstOrDefault(entity => entity.Is(kind))).FirstOrDefault(entity => entity is not null);
    }

    private static void Add(string json, JsonArray entities, ICollection<Problem> problems)
    {
        try
        {
            foreach (var entity in Opened(JsonNode.Parse(json, documentOptions: Lenient)))
            {
                entities.Add(entity.DeepClone());
            }
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            // A doubled member is an ArgumentException of the node, half a surrogate an InvalidOperationException.
            var line = (error as JsonException)?.LineNumber + 1;
            problems.Add(new Problem(ProblemSeverity.Warning, "not-json", "A script of JSON-LD on the page is not JSON; ask the archive to correct it.", line is null ? "script" : $"script, line {line}"));
        }
    }

    // The page's thing may stand alone, in a list, in a @graph, or as the main entity of a WebPage.
    private static IEnumerable<JsonObject> Opened(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Opened),
        JsonObject thing when thing["@graph"] is { } graph => Opened(graph),
        JsonObject thing => new[] { thing["mainEntity"], thing["mainEntityOfPage"] }.OfType<JsonObject>().Append(thing),
        _ => [],
    };
}
