using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>The unified record itself, with its trace.</summary>
public static class RecordJson
{
    /// <summary>How the hub writes JSON for people and programs: camel case, absent values left out, letters of every script as they are.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        WriteIndented = true,
    };

    /// <summary>Writes the record.</summary>
    /// <param name="dataset">The record.</param>
    /// <param name="page">Its page in this hub; the record names only its archive's.</param>
    public static string Write(Dataset dataset, Uri page) => JsonSerializer.Serialize(dataset, Options);
}
