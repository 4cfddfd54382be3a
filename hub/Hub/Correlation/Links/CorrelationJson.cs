using System.Text.Json.Serialization;

namespace Hub.Correlation;

/// <summary>How the room's own documents are written.</summary>
[JsonSerializable(typeof(LinkSubject))]
internal sealed partial class CorrelationJson : JsonSerializerContext;
