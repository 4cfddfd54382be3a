namespace Hub.Catalogue;

/// <summary>What can be asked of components, besides their key-values.</summary>
internal static class ComponentFields
{
    /// <summary>The properties.</summary>
    public static RecordFields Table { get; } = new(
        nameof(RecordSet.Components),
        [
            RecordProperty.One<ComponentHit>("Dataset", PropertyType.Text, c => c.Accession),
            RecordProperty.One<ComponentHit>("Id", PropertyType.Text, c => c.Component.Id),
            RecordProperty.One<ComponentHit>("Name", PropertyType.Text, c => c.Component.Name),
            RecordProperty.One<ComponentHit>("Kind", PropertyType.Text, c => c.Component.Kind),
            RecordProperty.One<ComponentHit>("Description", PropertyType.Text, c => c.Component.Description),
            RecordProperty.One<ComponentHit>("SizeBytes", PropertyType.Number, c => c.Component.SizeBytes),
            RecordProperty.One<ComponentHit>("FileCount", PropertyType.Number, c => c.Component.FileCount),
            RecordProperty.One<ComponentHit>("ImageCount", PropertyType.Number, c => c.Component.ImageCount),
        ],
        [],
        open: true);
}
