using System.Text;
using System.Text.Json.Nodes;

namespace ArchiveServer.RoCrates;

/// <summary>Writes a detached RO-Crate: descriptor, root, and the entities that the root's properties point at.</summary>
internal sealed class CrateGraph
{
    private readonly JsonArray entities = [];
    private readonly bool typesInArrays;

    /// <summary>A crate of a root.</summary>
    /// <param name="descriptor">The metadata file's <c>@id</c>.</param>
    /// <param name="rootId">The root's <c>@id</c>.</param>
    /// <param name="typesInArrays">Whether the publisher writes every <c>@type</c> as an array.</param>
    public CrateGraph(string descriptor, string rootId, bool typesInArrays)
    {
        this.typesInArrays = typesInArrays;
        entities.Add(new JsonObject
        {
            ["@id"] = descriptor,
            ["@type"] = "CreativeWork",
            ["conformsTo"] = new JsonObject { ["@id"] = "https://w3id.org/ro/crate/1.2" },
            ["about"] = new JsonObject { ["@id"] = rootId },
        });
        Root = Entity(rootId, "Dataset");
        entities.Add(Root);
    }

    /// <summary>The root.</summary>
    public JsonObject Root { get; }

    /// <summary>Adds an entity and points a property of the root at it.</summary>
    /// <param name="property">A property that holds a list.</param>
    /// <param name="id">The entity's <c>@id</c>.</param>
    /// <param name="type">Its type.</param>
    /// <param name="values">Its properties.</param>
    public void Add(string property, string id, string type, params IEnumerable<(string Name, JsonNode? Value)> values)
    {
        Link(property, id);
        var entity = Entity(id, type);
        foreach (var (name, value) in values.Where(value => value.Value is not null))
        {
            entity[name] = value;
        }

        entities.Add(entity);
    }

    /// <summary>A list of one reference.</summary>
    public static JsonArray Reference(string id) => [new JsonObject { ["@id"] = id }];

    /// <summary>The metadata file.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(new JsonObject { ["@context"] = Context(), ["@graph"] = entities.DeepClone() }.ToJsonString(Answers.Relaxed));

    private void Link(string property, string id)
    {
        if (Root[property] is not JsonArray list)
        {
            Root[property] = list = [];
        }

        list.Add(new JsonObject { ["@id"] = id });
    }

    private JsonObject Entity(string id, string type) => new() { ["@id"] = id, ["@type"] = typesInArrays ? new JsonArray(type) : type };

    private static JsonArray Context() =>
    [
        "https://w3id.org/ro/crate/1.2/context",
        new JsonObject
        {
            ["obo"] = "http://purl.obolibrary.org/obo/",
            ["dwc"] = "http://rs.tdwg.org/dwc/terms/",
            ["dwciri"] = "http://rs.tdwg.org/dwc/iri/",
            ["bao"] = "http://www.bioassayontology.org/bao#",
            ["scientificName"] = new JsonObject { ["@id"] = "dwc:scientificName" },
            ["hasCellLine"] = new JsonObject { ["@id"] = "bao:BAO_0002004" },
            ["measurementMethod"] = new JsonObject { ["@id"] = "dwciri:measurementMethod" },
            ["seeAlso"] = new JsonObject { ["@id"] = "rdf:seeAlso" },
        },
    ];
}
