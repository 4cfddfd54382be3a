using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Correlation;

/// <summary>Lets documents of the hub hold a transformation as its canonical JSON.</summary>
public sealed class TransformationJsonConverter : JsonConverter<Transformation>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(Transformation).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    public override Transformation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return TransformationJson.Read(document.RootElement);
        }
        catch (TransformationFormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Transformation value, JsonSerializerOptions options) => TransformationJson.Write(writer, value);
}
