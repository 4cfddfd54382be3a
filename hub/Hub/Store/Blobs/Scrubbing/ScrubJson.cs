using System.Text.Json.Serialization;

namespace Hub.Store;

/// <summary>How passes and damages are written down.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BlobDamage))]
[JsonSerializable(typeof(ScrubProgress))]
internal sealed partial class ScrubJson : JsonSerializerContext;
