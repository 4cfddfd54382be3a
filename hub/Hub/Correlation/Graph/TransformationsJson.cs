using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Hub.Correlation;

/// <summary>How transformations are written as documents.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(StoredTransformation))]
[SuppressMessage("Maintainability", "CA1506", Justification = "The generated half names every type it writes.")]
internal sealed partial class TransformationsJson : JsonSerializerContext;
