namespace Hub.Store;

/// <summary>How a file is cut into parts that S3 takes: at most 10,000, each but the last of one size from 5 MB to 5 GB.</summary>
/// <param name="Length">The file's bytes.</param>
/// <param name="PartBytes">Bytes of each part but the last.</param>
public sealed record PartPlan(long Length, long PartBytes)
{
    /// <summary>Bytes of a part, unless the file would need too many.</summary>
    public const long Usual = 16L << 20;

    private const int Most = 9_000;

    /// <summary>How many parts.</summary>
    public int Count => (int)Math.Max(1, (Length + PartBytes - 1) / PartBytes);

    /// <summary>The plan for a file.</summary>
    /// <param name="length">Its bytes.</param>
    public static PartPlan For(long length) => new(length, Math.Max(Usual, ((length / Most >> 20) + 1) << 20));

    /// <summary>Where a part lies.</summary>
    /// <param name="index">Its number from 0.</param>
    public (long Offset, long Length) Part(int index) => (index * PartBytes, Math.Min(PartBytes, Length - (index * PartBytes)));
}
