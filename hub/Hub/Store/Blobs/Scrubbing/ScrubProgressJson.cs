using System.Text.Json.Serialization;

namespace Hub.Store;

/// <summary>How passes are written down.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScrubProgress))]
internal sealed partial class ScrubProgressJson : JsonSerializerContext;
