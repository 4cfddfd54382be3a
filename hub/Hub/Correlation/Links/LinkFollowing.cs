using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Correlation;

/// <summary>
/// Keeps the links equal to what the records say: follows the store's changes, and begins again where it stopped. What
/// people assert or reject is never touched.
/// </summary>
/// <param name="store">The datasets, and how far they were followed.</param>
/// <param name="links">The links.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where trouble goes.</param>
public sealed class LinkFollowing(IRecordStore store, ILinks links, TimeProvider time, ILogger<LinkFollowing> logger) : IDisposable
{
    private readonly LinkUpdate update = new(store, links, time);
    private readonly DatasetFollower follower = new(store, DocumentLinks.CursorsOf(store.Documents), MiningRules.Version, time, logger);

    /// <summary>Reads changes, for some seconds at most.</summary>
    /// <param name="upTo">The last change number to read.</param>
    /// <param name="cancellationToken">Stops between batches; the next start goes on where the last one ended.</param>
    /// <returns>The change number up to which the links agree with the store: an earlier one where the time was up.</returns>
    public Task<long> CatchUpAsync(long upTo, CancellationToken cancellationToken) => follower.ReadAsync(upTo, update.ApplyAsync, cancellationToken);

    /// <summary>Reads all changes since the last time.</summary>
    /// <param name="cancellationToken">Stops between batches.</param>
    public Task CatchUpAsync(CancellationToken cancellationToken) => store.Datasets.CatchUpAsync(CatchUpAsync, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => follower.Dispose();
}
