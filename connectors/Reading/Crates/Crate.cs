using System.Text.Json;

using Hub.Records;

namespace Hub.Connectors.Reading.Crates;

/// <summary>
/// A detached RO-Crate: the flat graph of its metadata file. Contexts vary between publishers, so properties go by their
/// last word and ids by their written-out form; no context is fetched and no JSON-LD algorithm is run.
/// </summary>
public sealed class Crate
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly Dictionary<string, List<JsonElement>> graph = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> prefixes;

    private Crate(JsonElement document, JsonElement entities)
    {
        prefixes = Declared(document);
        foreach (var entity in CrateJson.Values(entities).Where(entity => entity.ValueKind == JsonValueKind.Object))
        {
            var id = CrateNames.Expand(CrateJson.Id(entity) ?? "", prefixes);
            if (!graph.TryGetValue(id, out var statements))
            {
                graph[id] = statements = [];
            }

            statements.Add(entity);
        }

        Root = FindRoot();
    }

    /// <summary>The root data set, which the metadata descriptor is about; null where the graph has none.</summary>
    public CrateEntity? Root { get; }

    /// <summary>All entities of the graph, in the order of their first appearance.</summary>
    public IEnumerable<CrateEntity> Entities => graph.Select(entity => new CrateEntity(this, entity.Key, entity.Value));

    /// <summary>Reads a metadata file.</summary>
    /// <param name="text">JSON-LD.</param>
    /// <param name="problem">Why it is not a crate.</param>
    /// <returns>The crate, or null with <paramref name="problem"/>.</returns>
    public static Crate? Read(string text, out Problem? problem)
    {
        problem = null;
        try
        {
            // The elements of the crate keep the document alive; it is small and never rented back.
            var document = JsonDocument.Parse(text, Lenient).RootElement;
            if (document.ValueKind == JsonValueKind.Object && document.TryGetProperty("@graph", out var entities))
            {
                return new Crate(document, entities);
            }

            problem = new Problem(ProblemSeverity.Error, "not-a-crate", "The file is JSON but has no @graph; an RO-Crate metadata file has one: check the address.", "$");
        }
        catch (JsonException error)
        {
            // The exception's own words can quote the rest of the file, e-mail addresses and all.
            problem = new Problem(ProblemSeverity.Error, "not-json", "The file is not JSON; ask the archive to publish it again.", $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
        }

        return null;
    }

    /// <summary>What is known of an id: the graph's statements and those written in its place.</summary>
    internal CrateEntity Entity(string id, JsonElement? inPlace)
    {
        var full = CrateNames.Expand(id, prefixes);
        IEnumerable<JsonElement> statements = graph.TryGetValue(full, out var found) ? found : [];
        if (inPlace is { } written)
        {
            return new CrateEntity(this, full, [.. statements, written]);
        }

        if (found is not null || CrateNames.IsAddress(full))
        {
            return new CrateEntity(this, full, statements);
        }

        using var named = JsonDocument.Parse($$"""{"name":{{JsonSerializer.Serialize(id)}}}""");
        return new CrateEntity(this, "", [named.RootElement.Clone()]);
    }

    private CrateEntity? FindRoot()
    {
        var descriptors = Entities.Where(entity => entity.Id.EndsWith("ro-crate-metadata.json", StringComparison.OrdinalIgnoreCase)
            || entity.Links("conformsTo").Any(profile => profile.Id.Contains("w3id.org/ro/crate", StringComparison.OrdinalIgnoreCase)));
        var described = descriptors.SelectMany(descriptor => descriptor.Links("about")).FirstOrDefault(entity => graph.ContainsKey(entity.Id));
        return described ?? Entities.FirstOrDefault(entity => entity.Is("Dataset") && entity.HasAddress);
    }

    private static Dictionary<string, string> Declared(JsonElement document)
    {
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!document.TryGetProperty("@context", out var context))
        {
            return declared;
        }

        foreach (var property in CrateJson.Values(context).Where(part => part.ValueKind == JsonValueKind.Object).SelectMany(part => part.EnumerateObject()))
        {
            if (CrateJson.Text(property.Value) is { } address && CrateNames.IsAddress(address) && address[^1] is '/' or '#' or '_')
            {
                declared[CrateJson.Name(property)] = address;
            }
        }

        return declared;
    }
}
