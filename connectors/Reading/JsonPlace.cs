using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hub.Connectors.Reading;

/// <summary>
/// A place in a JSON document that may not exist, read tolerantly: archives wrap and unwrap values, write one object
/// for a list of one and numbers as text. Reading never throws; what is missing or of another kind is null or empty.
/// </summary>
public readonly record struct JsonPlace
{
    private readonly JsonElement element;
    private readonly string above;
    private readonly string? member;

    private JsonPlace(JsonElement element, string path) => (this.element, above) = (element, path);

    // Most values are read without anybody asking where they stood; what has places below it is asked for each of them.
    private JsonPlace(JsonElement element, string above, string member) => (this.element, this.above, this.member) =
        element.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? (element, $"{above}.{member}", null) : (element, above, member);

    /// <summary>The JSON path, <c>$.imagesets[0].name</c>.</summary>
    public string Path => member is null ? above : $"{above}.{member}";

    /// <summary>Whether there is a value that is not null.</summary>
    public bool Exists => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Whether it is an object.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>The whole of a document.</summary>
    /// <param name="root">An element whose document stays open, or a clone.</param>
    public static JsonPlace Root(JsonElement root) => new(root, "$");

    /// <summary>A member of an object; of anything else a place that does not exist.</summary>
    /// <param name="name">Its exact name.</param>
    public JsonPlace this[string name] =>
        new(IsObject && element.TryGetProperty(name, out var value) ? value : default, Path, name);

    /// <summary>The members of an object; none of anything else.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Members()
    {
        if (!IsObject)
        {
            yield break;
        }

        foreach (var pair in element.EnumerateObject())
        {
            var name = pair.Name;
            yield return (name, new JsonPlace(pair.Value, Path, name));
        }
    }

    /// <summary>The items of a list, lists within it opened; the value itself where it is no list; nothing where it is null or missing.</summary>
    public IEnumerable<JsonPlace> Each()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            if (Exists)
            {
                yield return this;
            }

            yield break;
        }

        var at = 0;
        foreach (var item in element.EnumerateArray())
        {
            var place = new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{Path}[{at}]"));
            at++;
            if (item.ValueKind != JsonValueKind.Array)
            {
                if (place.Exists)
                {
                    yield return place;
                }

                continue;
            }

            foreach (var inner in place.Each())
            {
                yield return inner;
            }
        }
    }

    /// <summary>A text, number or truth value as written; null for objects, lists, null and text of which nothing is left when it is trimmed.</summary>
    public string? Verbatim()
    {
        var text = element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => null,
        };
        return text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }

    /// <summary>The same as plain text: entities decoded, control characters gone, e-mail addresses withheld.</summary>
    public string? Text() => PlainText.Of(Verbatim());

    /// <summary>A number, or a text that is one.</summary>
    public decimal? Number() =>
        decimal.TryParse(Verbatim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A whole number from 0 on, or a text that is one.</summary>
    public long? Count() =>
        Number() is { } number && number >= 0 && number <= long.MaxValue && decimal.IsInteger(number) ? (long)number : null;

    /// <summary>Its JSON text.</summary>
    public string Raw() => Exists ? element.GetRawText() : "null";

    /// <summary>Its JSON text in UTF-8, as long as its document is there.</summary>
    public ReadOnlySpan<byte> RawUtf8() => Exists ? JsonMarshal.GetRawUtf8Value(element) : "null"u8;
}
