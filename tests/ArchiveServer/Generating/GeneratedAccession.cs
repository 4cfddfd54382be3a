namespace ArchiveServer.Generating;

/// <summary>
/// The accessions of generated records, beyond all real ones, so that archives can refer to each other's:
/// every archive that generates at least <c>index + 1</c> records holds the one of that index.
/// </summary>
public static class GeneratedAccession
{
    /// <summary>The number of the first generated EMPIAR entry.</summary>
    public const int FirstEmpiar = 13601;

    /// <summary>The number of the first generated IDR study.</summary>
    public const int FirstIdr = 5001;

    /// <summary>The number of the first generated SSBD dataset.</summary>
    public const int FirstSsbd = 5001;

    /// <summary>The number of the first generated JCB DataViewer study.</summary>
    public const int FirstJcb = 5001;

    /// <summary>The number of the first generated BioImage Archive study.</summary>
    public const int FirstBia = 50001;

    /// <summary><c>EMPIAR-13601</c>; every 17th number is left out, as real numbers have holes.</summary>
    public static string Empiar(int index) => $"EMPIAR-{FirstEmpiar + index + (index / 16)}";

    /// <summary><c>idr5001</c>.</summary>
    public static string Idr(int index) => $"idr{FirstIdr + index}";

    /// <summary><c>ssbd-repos-005001</c>.</summary>
    public static string Ssbd(int index) => $"ssbd-repos-{FirstSsbd + index:D6}";

    /// <summary><c>S-JCBD5001</c>.</summary>
    public static string Jcb(int index) => $"S-JCBD{FirstJcb + index}";

    /// <summary><c>S-BIAD50001</c>.</summary>
    public static string Bia(int index) => $"S-BIAD{FirstBia + index}";
}
