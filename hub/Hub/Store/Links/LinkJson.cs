using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

using Hub.Records;

namespace Hub.Store;

/// <summary>How links, and how far something has followed the datasets, are written as documents.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Link))]
[JsonSerializable(typeof(FollowingCursor))]
[SuppressMessage("Maintainability", "CA1506", Justification = "The generated half names every type it writes.")]
internal sealed partial class LinkJson : JsonSerializerContext;
