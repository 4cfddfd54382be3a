using System.ComponentModel.DataAnnotations;

namespace Hub.Deposition.Uploads;

/// <summary>How much may be uploaded: section <c>Hub:Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>The most bytes of one file.</summary>
    [Range(1, long.MaxValue)]
    public long MaxFileBytes { get; set; } = 5L << 40;

    /// <summary>The most bytes of one deposit.</summary>
    [Range(1, long.MaxValue)]
    public long MaxDepositBytes { get; set; } = 20L << 40;

    /// <summary>The most files of one deposit.</summary>
    [Range(1, 100_000_000)]
    public long MaxDepositFiles { get; set; } = 5_000_000;

    /// <summary>How long an upload that nobody goes on with is kept, in hours from its last byte.</summary>
    [Range(1, 8760)]
    public int ExpireHours { get; set; } = 168;
}
