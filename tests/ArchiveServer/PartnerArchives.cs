using ArchiveServer.BioStudies;
using ArchiveServer.Empiar;
using ArchiveServer.Idr;
using ArchiveServer.RoCrates;
using ArchiveServer.Ssbd;

namespace ArchiveServer;

/// <summary>Every archive that is served, one line each.</summary>
internal static class PartnerArchives
{
    /// <summary>The archives over a record set; EMPIAR alone where it is rendered beforehand, for a million records of each would fill the memory.</summary>
    public static IReadOnlyList<IPartnerArchive> Of(RecordSet records) => records.RenderedIn is not null ? [new EmpiarArchive(records)] :
    [
        new EmpiarArchive(records),
        new BioStudiesArchive(records),
        new IdrArchive(records),
        new SsbdArchive(records),
        new BiaArchive(records),
    ];
}
