using System.Text.Json.Serialization;

namespace Hub.Store;

/// <summary>How damages are written down.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BlobDamage))]
internal sealed partial class BlobDamageJson : JsonSerializerContext;
