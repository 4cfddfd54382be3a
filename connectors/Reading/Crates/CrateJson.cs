using System.Text.Json;

namespace Hub.Connectors.Reading.Crates;

/// <summary>Reads values of JSON-LD as they come: single or in arrays, bare or wrapped.</summary>
internal static class CrateJson
{
    /// <summary>The values of a property: arrays, <c>@list</c> and <c>@set</c> opened, <c>@value</c> unwrapped, nulls left out.</summary>
    public static IEnumerable<JsonElement> Values(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany(Values);
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return [];
            case JsonValueKind.Object when Wrapped(element) is { } inner:
                return Values(inner);
            default:
                return [element];
        }
    }

    /// <summary>A scalar as text; null for an object.</summary>
    public static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => String(element),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    /// <summary>The <c>@id</c> of an object, or <c>id</c> where the context renames it.</summary>
    public static string? Id(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && (element.TryGetProperty("@id", out var id) || element.TryGetProperty("id", out id))
            ? Text(id)
            : null;

    /// <summary>The name of a property, also one with half a surrogate pair in it.</summary>
    public static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static JsonElement? Wrapped(JsonElement element) =>
        element.TryGetProperty("@value", out var inner) || element.TryGetProperty("@list", out inner) || element.TryGetProperty("@set", out inner)
            ? inner
            : null;

    // Half a surrogate pair is valid JSON but no text.
    private static string String(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText().Trim('"').Replace("\\u", "\uFFFD", StringComparison.Ordinal);
        }
    }
}
