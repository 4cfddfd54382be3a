using System.Text.Json.Nodes;

namespace Hub.Tests.Connectors.RoCrate;

/// <summary>A recorded crate counted by hand, apart from the reader under test.</summary>
internal sealed class RawCrate
{
    private readonly List<JsonObject> graph;

    private RawCrate(string text)
    {
        graph = [.. JsonNode.Parse(text)!["@graph"]!.AsArray().Select(node => node!.AsObject())];
        var about = graph.First(node => node["about"] is not null && Id(node).EndsWith("ro-crate-metadata.json", StringComparison.Ordinal))["about"]!;
        Root = graph.First(node => Id(node) == Id(about.AsObject()));
    }

    public JsonObject Root { get; }

    public string Identifier => Root["identifier"]!.GetValue<string>();

    public string? Licence => Root["license"]?.GetValue<string>();

    public string? Year => Root["datePublished"]?.GetValue<string>()[..4];

    public IEnumerable<string> Taxa => (Root["about"]?.AsArray() ?? []).Select(node => Crates.Taxon(Id(node!.AsObject()))).OfType<string>().Distinct();

    public long? Size => Quantity("UO_0000233");

    public long? FileCount => Quantity("UO_0000189");

    public static RawCrate Read(string path) => new(File.ReadAllText(path));

    private long? Quantity(string unit) =>
        graph.Find(node => node["unitCode"]?.GetValue<string>().EndsWith(unit, StringComparison.Ordinal) == true)?["value"]!.GetValue<long>();

    private static string Id(JsonObject node) => node["@id"]?.GetValue<string>() ?? "";
}
