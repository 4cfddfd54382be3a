using System.ComponentModel.DataAnnotations;

namespace Hub.Portal.Composing;

/// <summary>How blobs are read again, so that a bit that flipped is found in time: section <c>Hub:Store:Scrub</c>.</summary>
public sealed class ScrubOptions
{
    /// <summary>Days from the end of a pass over all blobs to the next; 0 for never.</summary>
    [Range(0, 3650)]
    public int Days { get; set; } = 30;

    /// <summary>How fast to read, so that others who read are not slowed down: 20 MB a second are 50 TB in 30 days.</summary>
    [Range(1, 100_000)]
    public int MegabytesPerSecond { get; set; } = 20;
}
