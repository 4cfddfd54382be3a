using System.Text.Json.Serialization;

namespace Hub.Deposition.Uploads;

/// <summary>How a staged upload is written down.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StagedUpload))]
internal sealed partial class StagingJson : JsonSerializerContext;
