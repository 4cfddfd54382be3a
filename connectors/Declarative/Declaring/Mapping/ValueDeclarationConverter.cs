using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Connectors.Declarative;

/// <summary>Reads a value's declaration: a path, or an object with <c>at</c> or <c>is</c>, and <c>apply</c>.</summary>
internal sealed class ValueDeclarationConverter : JsonConverter<ValueDeclaration>
{
    public override ValueDeclaration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return json.ValueKind switch
        {
            JsonValueKind.String => new ValueDeclaration { At = json.GetString() },
            JsonValueKind.Object => Parse(json),
            _ => throw new JsonException("a value is a path, or an object with 'at' or 'is', and 'apply'"),
        };
    }

    public override void Write(Utf8JsonWriter writer, ValueDeclaration value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Declarations are kept as they were written.");

    private static ValueDeclaration Parse(JsonElement json)
    {
        var unknown = json.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => name is not ("at" or "is" or "apply"));
        if (unknown is not null)
        {
            throw new JsonException($"a value has no property '{unknown}'; it has 'at' or 'is', and 'apply'");
        }

        var value = new ValueDeclaration { At = Word(json, "at"), Is = Word(json, "is"), Apply = json.TryGetProperty("apply", out var apply) ? Transforms.ReadList(apply) : [] };
        return (value.At is null) == (value.Is is null) ? throw new JsonException("a value has either 'at' (a path) or 'is' (the value itself)") : value;
    }

    private static string? Word(JsonElement json, string name) => !json.TryGetProperty(name, out var word) ? null
        : word.ValueKind == JsonValueKind.String ? word.GetString()
        : throw new JsonException($"'{name}' must be a text");
}
