using System.Text.Json;
using Hub.Indexing.Documents;

namespace Hub.Catalogue;

/// <summary>A file as a document of the index.</summary>
internal static class FileDocument
{
    /// <summary>Makes the document.</summary>
    /// <param name="file">The file.</param>
    /// <param name="place">Its place in the dataset's list, from 0.</param>
    public static IndexDocument Of(FileHit file, long place)
    {
        var builder = new DocumentBuilder()
            .Record(FileFields.Table, file)
            .Open(file)
            .Integer(FieldNames.Place, place)
            .Text(TextFields.Files, file.File.Path)
            .Text(TextFields.Files, file.File.Component)
            .Text(TextFields.Files, file.File.Format);
        foreach (var pair in file.File.Attributes) builder.Text(TextFields.Files, pair.Value);
        return builder.Build(RecordKeys.Of(file.Accession, place), JsonSerializer.SerializeToUtf8Bytes(file.File, CatalogueJson.Default.DataFile));
    }
}
