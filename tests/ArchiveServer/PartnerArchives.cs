using ArchiveServer.BioStudies;
using ArchiveServer.Empiar;
using ArchiveServer.Idr;
using ArchiveServer.RoCrates;
using ArchiveServer.Ssbd;

namespace ArchiveServer;

/// <summary>Every archive that is served, one line each.</summary>
internal static class PartnerArchives
{
    /// <summary>The archives over a record set.</summary>
    public static IReadOnlyList<IPartnerArchive> Of(RecordSet records) =>
    [
        new EmpiarArchive(records),
        new BioStudiesArchive(records),
        new IdrArchive(records),
        new SsbdArchive(records),
        new BiaArchive(records),
    ];
}
