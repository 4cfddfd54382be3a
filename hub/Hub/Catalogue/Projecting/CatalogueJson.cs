using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Hub.Records;

namespace Hub.Catalogue;

/// <summary>How records are kept in the index, to be given back with hits.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Dataset))]
[JsonSerializable(typeof(DataFile))]
[JsonSerializable(typeof(Component))]
[JsonSerializable(typeof(DatasetLink))]
[SuppressMessage("Maintainability", "CA1506", Justification = "The generated half names every type it writes.")]
internal sealed partial class CatalogueJson : JsonSerializerContext;
