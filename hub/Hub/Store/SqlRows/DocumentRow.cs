namespace Hub.Store;

/// <summary>A row of the table <c>documents</c> as it is read.</summary>
internal sealed class DocumentRow
{
    internal const string Columns =
        "d.collection AS Collection, d.id AS Id, d.revision AS Revision, d.json AS Json, d.changed_at AS ChangedAt";

    public string Collection { get; set; } = "";

    public string Id { get; set; } = "";

    public long Revision { get; set; }

    public byte[] Json { get; set; } = [];

    public long ChangedAt { get; set; }

    internal Document ToDocument() => new()
    {
        Collection = Collection,
        Id = Id,
        Revision = Revision,
        Json = Json,
        ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt),
    };
}
