namespace Hub.Deposition.Uploads;

/// <summary>
/// How a file is cut on its way to the bucket: into parts so small that the first is soon full and the last soon sent, and no more of
/// them than a bucket takes, which are 10,000.
/// </summary>
/// <param name="PartBytes">Bytes of each part but the last, a power of two.</param>
/// <param name="PartsAtOnce">How many are in memory at the same time, at most.</param>
public sealed record RelayPlan(int PartBytes, int PartsAtOnce)
{
    /// <summary>How many parts of a file may be in memory while any is left; more of them only while it is plenty.</summary>
    public const int UsualParts = 4;

    private const int UsualPart = 8 << 20, LargestPart = 128 << 20, UsualMemory = 64 << 20;
    private const long MostParts = 9_000;

    /// <summary>The plan for a file; null where one request is enough for it, or where two of its parts would not fit into the memory that all uploads share.</summary>
    /// <param name="length">The file's bytes.</param>
    public static RelayPlan? For(long length)
    {
        if (length <= 2 * UsualPart || length > LargestPart * MostParts)
        {
            return null;
        }

        var part = UsualPart;
        while (part * MostParts < length)
        {
            part *= 2;
        }

        return new RelayPlan(part, Math.Max(UsualMemory / part, 2));
    }
}
