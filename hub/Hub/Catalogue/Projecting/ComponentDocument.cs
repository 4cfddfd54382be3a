using System.Text.Json;
using Hub.Indexing.Documents;

namespace Hub.Catalogue;

/// <summary>A component as a document of the index.</summary>
internal static class ComponentDocument
{
    /// <summary>Makes the document.</summary>
    /// <param name="component">The component.</param>
    /// <param name="place">Its place in the dataset's list, from 0.</param>
    public static IndexDocument Of(ComponentHit component, long place)
    {
        var builder = new DocumentBuilder()
            .Record(ComponentFields.Table, component)
            .Open(component)
            .Integer(FieldNames.Place, place)
            .Text(TextFields.Files, component.Component.Id)
            .Text(TextFields.Files, component.Component.Name)
            .Text(TextFields.Files, component.Component.Description);
        foreach (var pair in component.Component.Attributes) builder.Text(TextFields.Files, pair.Value);
        return builder.Build(RecordKeys.Of(component.Accession, place), JsonSerializer.SerializeToUtf8Bytes(component.Component, CatalogueJson.Default.Component));
    }
}
