using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

using Hub.Deposition.Publishing;

namespace Hub.Deposition.Drafts;

/// <summary>How deposits and reviewer links are written in the store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Deposit))]
[JsonSerializable(typeof(ReviewerLink))]
[SuppressMessage("Maintainability", "CA1506", Justification = "The generated half names every type it writes.")]
internal sealed partial class DraftsJson : JsonSerializerContext;
