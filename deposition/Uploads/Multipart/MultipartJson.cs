using System.Text.Json.Serialization;

namespace Hub.Deposition.Uploads;

/// <summary>How multipart uploads are written down.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MultipartUpload))]
internal sealed partial class MultipartJson : JsonSerializerContext;
