using System.Text.Json.Serialization;

namespace Hub.Deposition.Uploads;

/// <summary>How the files of deposits are written down.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DepositFile))]
[JsonSerializable(typeof(DepositUsage))]
internal sealed partial class DepositFilesJson : JsonSerializerContext;
