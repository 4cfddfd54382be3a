using ArchiveServer.Generating;

namespace ArchiveServer.RoCrates;

/// <summary>An imaging method of generated crates.</summary>
/// <param name="Id">The FBbi number.</param>
/// <param name="Name">Its label.</param>
internal sealed record CrateMethod(string Id, string Name)
{
    private static readonly IReadOnlyList<CrateMethod> Methods =
    [
        new("00000246", "fluorescence microscopy"), new("00000251", "confocal microscopy"), new("00000253", "spinning disk confocal microscopy"),
        new("00000369", "SPIM"), new("00000249", "time lapse microscopy"), new("00000243", "bright-field microscopy"),
        new("00000257", "scanning electron microscopy (SEM)"), new("00000332", "structured illumination microscopy (SIM)"), new("00001002", "X-ray computed tomography"),
    ];

    /// <summary>The methods of a study.</summary>
    public static IReadOnlyList<CrateMethod> Of(int seed, string archive, int index) => Draw.For(seed, archive + " methods", index).Some(Methods, 1, 2);
}
