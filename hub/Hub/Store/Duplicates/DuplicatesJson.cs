using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

using Hub.Records;

namespace Hub.Store;

/// <summary>How clusters, pairs and decisions are written as documents.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DuplicateCluster))]
[JsonSerializable(typeof(DuplicatePair))]
[JsonSerializable(typeof(PreferredChoice))]
[SuppressMessage("Maintainability", "CA1506", Justification = "The generated half names every type it writes.")]
internal sealed partial class DuplicatesJson : JsonSerializerContext;
