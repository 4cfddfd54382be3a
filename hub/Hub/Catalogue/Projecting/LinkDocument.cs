using System.Text.Json;
using Hub.Indexing.Documents;
using Hub.Records;

namespace Hub.Catalogue;

/// <summary>A link, as one of its datasets sees it, as a document of the index.</summary>
internal static class LinkDocument
{
    /// <summary>Makes the document.</summary>
    /// <param name="link">The link.</param>
    /// <param name="place">Its place among the dataset's links, from 0.</param>
    public static IndexDocument Of(DatasetLink link, long place) => new DocumentBuilder()
        .Record(LinkFields.Table, link)
        .Integer(FieldNames.Place, place)
        .Text(TextFields.Files, link.To)
        .Text(TextFields.Files, link.AssertedBy)
        .Text(TextFields.Files, link.Evidence)
        .Build(RecordKeys.Of(link.From, place), JsonSerializer.SerializeToUtf8Bytes(link, CatalogueJson.Default.DatasetLink));
}
