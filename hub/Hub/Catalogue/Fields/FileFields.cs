namespace Hub.Catalogue;

/// <summary>What can be asked of files, besides their key-values.</summary>
internal static class FileFields
{
    /// <summary>The properties.</summary>
    public static RecordFields Table { get; } = new(
        nameof(RecordSet.Files),
        [
            RecordProperty.One<FileHit>("Dataset", PropertyType.Text, f => f.Accession),
            RecordProperty.One<FileHit>("Component", PropertyType.Text, f => f.File.Component),
            RecordProperty.One<FileHit>("Path", PropertyType.Text, f => f.File.Path),
            RecordProperty.One<FileHit>("Format", PropertyType.Text, f => f.File.Format),
            RecordProperty.One<FileHit>("SizeBytes", PropertyType.Number, f => f.File.SizeBytes),
            RecordProperty.One<FileHit>("Checksum", PropertyType.Text, f => f.File.Checksum),
            RecordProperty.One<FileHit>("Url", PropertyType.Text, f => f.File.Url),
        ],
        [],
        open: true);
}
