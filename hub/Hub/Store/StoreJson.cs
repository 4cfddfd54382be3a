using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using Hub.Records;

namespace Hub.Store;

/// <summary>How records are written as JSON in the store: compact, nulls left out, letters of every script as themselves.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Dataset))]
[JsonSerializable(typeof(DataFile))]
[JsonSerializable(typeof(PayloadManifest))]
[JsonSerializable(typeof(CachedAnswer))]
[JsonSerializable(typeof(RecordOutcome))]
[JsonSerializable(typeof(IReadOnlyCollection<string>))]
[SuppressMessage("Maintainability", "CA1506", Justification = "The generated half names every type it writes.")]
internal sealed partial class StoreJson : JsonSerializerContext
{
    // Most records are written without asking for more.
    private const int FirstBytes = 16 << 10;

    /// <summary>What is stored is read by the hub alone, so nothing is escaped for a browser.</summary>
    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical bytes of a value: the same value gives the same bytes.</summary>
    internal static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        using var buffer = new RentedBuffer(FirstBytes);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return buffer.Written.ToArray();
    }
}
