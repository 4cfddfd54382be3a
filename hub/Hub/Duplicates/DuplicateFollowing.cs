using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Duplicates;

/// <summary>
/// Keeps the clusters equal to what records and links say: follows the store's changes behind the links, and begins again where it
/// stopped. Several hubs may follow one store; curators' decisions are never touched.
/// </summary>
/// <param name="store">The datasets, and how far they were followed.</param>
/// <param name="links">What records say of each other.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where trouble goes.</param>
public sealed class DuplicateFollowing(IRecordStore store, ILinks links, TimeProvider time, ILogger<DuplicateFollowing> logger) : IDisposable
{
    private readonly DocumentDuplicates clusters = new(store.Documents, store.Datasets);
    private readonly DatasetFollower follower = new(store, DocumentDuplicates.CursorsOf(store.Documents), DuplicateUpdate.Rules, time, logger);

    /// <summary>Reads changes, for some seconds at most.</summary>
    /// <param name="upTo">The last change number to read.</param>
    /// <param name="cancellationToken">Stops between batches; the next start goes on where the last one ended.</param>
    /// <returns>The change number up to which the clusters agree with the store: an earlier one where the time was up.</returns>
    public async Task<long> CatchUpAsync(long upTo, CancellationToken cancellationToken)
    {
        await links.ReleaseAsync(upTo, cancellationToken);
        return await follower.ReadAsync(upTo, (batch, cursor, moved, stop) => new DuplicateUpdate(store, links, clusters).FollowAsync(batch, cursor, moved, stop), cancellationToken);
    }

    /// <summary>Reads all changes since the last time.</summary>
    /// <param name="cancellationToken">Stops between batches.</param>
    public Task CatchUpAsync(CancellationToken cancellationToken) => store.Datasets.CatchUpAsync(CatchUpAsync, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => follower.Dispose();
}
