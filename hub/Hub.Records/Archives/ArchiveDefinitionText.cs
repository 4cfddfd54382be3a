using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Hub.Records;

/// <summary>Reads definitions of archives strictly: what is misspelt is refused, not passed over.</summary>
public static class ArchiveDefinitionText
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <summary>The members of a definition, without the address of its schema.</summary>
    /// <param name="json">The text; comments and trailing commas may stand in it.</param>
    /// <exception cref="JsonException">It is no JSON object; the message is for who wrote it.</exception>
    public static JsonObject Members(string json)
    {
        try
        {
            var members = JsonNode.Parse(json, new JsonNodeOptions { PropertyNameCaseInsensitive = true }, Lenient) as JsonObject
                ?? throw new JsonException("A definition is a JSON object, as archive.schema.json describes it.");
            members.Remove("$schema");
            return members;
        }
        catch (JsonException error)
        {
            throw new JsonException(JsonRefusal.OfText(error), error);
        }
    }

    /// <summary>The definition of these members.</summary>
    /// <param name="members">As from <see cref="Members"/>.</param>
    /// <exception cref="JsonException">A member is missing, unknown or of the wrong type; the message is for who wrote it.</exception>
    public static ArchiveDefinition Read(JsonObject members)
    {
        try
        {
            return members.Deserialize<ArchiveDefinition>(Strict)!;
        }
        catch (JsonException error)
        {
            throw new JsonException(JsonRefusal.OfValue(error, Strict, typeof(ArchiveDefinition)), error);
        }
    }
}
