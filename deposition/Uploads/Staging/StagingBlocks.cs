using System.Collections.Concurrent;

namespace Hub.Deposition.Uploads;

/// <summary>Blocks that uploads use in turn; what a rush needs beyond some megabytes goes back to the runtime.</summary>
internal sealed class StagingBlocks
{
    private const int MostKept = 64;

    private readonly ConcurrentBag<StagingBlock> kept = [];

    /// <summary>A block whose content is of no account.</summary>
    public StagingBlock Take() => kept.TryTake(out var block) ? block : new StagingBlock();

    /// <summary>Takes a block back that nobody uses any more.</summary>
    public void Return(StagingBlock block)
    {
        if (kept.Count < MostKept)
        {
            kept.Add(block);
        }
    }
}
