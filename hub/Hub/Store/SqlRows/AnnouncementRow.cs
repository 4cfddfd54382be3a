using System.Text.Json;

namespace Hub.Store;

/// <summary>A row of <c>announcements</c>.</summary>
internal sealed class AnnouncementRow
{
    public required string Archive { get; init; }

    public required string Signature { get; init; }

    public required byte[] Json { get; init; }

    internal KeptAnnouncement ToAnnouncement() => new(Archive, Signature, JsonSerializer.Deserialize(Json, StoreJson.Default.IReadOnlyCollectionString) ?? []);
}
