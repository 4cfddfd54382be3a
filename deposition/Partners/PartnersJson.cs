using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Hub.Deposition.Partners;

/// <summary>How partners are written in the store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Partner))]
[JsonSerializable(typeof(PartnerVersion))]
[SuppressMessage("Maintainability", "CA1506", Justification = "The generated half names every type it writes.")]
internal sealed partial class PartnersJson : JsonSerializerContext;
