using ArchiveServer.Atlas;
using ArchiveServer.RoCrates;

namespace ArchiveServer;

/// <summary>Synthetic partners that no hub is configured for: they register, or are examined.</summary>
internal static class PartnerShapes
{
    /// <summary>The partners over a record set.</summary>
    public static IReadOnlyList<IPartnerArchive> Of(RecordSet records) =>
    [
        new AtlasArchive(records, "atlas"),
        new AtlasArchive(records, "broken/{flaw}"),
        new CellsPartner(records),
    ];
}
