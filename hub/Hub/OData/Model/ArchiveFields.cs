using Hub.Catalogue;

namespace Hub.OData;

/// <summary>What can be asked of archives.</summary>
internal static class ArchiveFields
{
    /// <summary>The properties.</summary>
    public static RecordFields Table { get; } = new(
        "Archives",
        [
            RecordProperty.One<ArchiveEntity>("Id", PropertyType.Text, archive => archive.Id),
            RecordProperty.One<ArchiveEntity>("Name", PropertyType.Text, archive => archive.Name),
            RecordProperty.One<ArchiveEntity>("Description", PropertyType.Text, archive => archive.Description),
            RecordProperty.One<ArchiveEntity>("HomePage", PropertyType.Text, archive => archive.HomePage),
            RecordProperty.One<ArchiveEntity>("DatasetCount", PropertyType.Number, archive => archive.DatasetCount),
        ],
        [],
        open: false);
}
