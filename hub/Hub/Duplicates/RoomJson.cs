using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Hub.Duplicates;

/// <summary>How the room's own documents are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DuplicateSubject))]
[JsonSerializable(typeof(DuplicateAct))]
[SuppressMessage("Maintainability", "CA1506", Justification = "The generated half names every type it writes.")]
internal sealed partial class RoomJson : JsonSerializerContext;
