using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Correlation;

/// <summary>
/// Keeps the links equal to what the records say: follows the store's changes, and begins again where it stopped. What
/// people assert or reject is never touched.
/// </summary>
public sealed class LinkFollowing : IDisposable
{
    private const int BatchSize = 500;
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly IRecordStore store;
    private readonly LinkUpdate update;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly DocumentSet<LinkCursor> cursors;

    /// <summary>Makes a follower; one at a time may follow a store.</summary>
    /// <param name="store">The datasets, and how far they were followed.</param>
    /// <param name="links">The links.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where trouble goes.</param>
    public LinkFollowing(IRecordStore store, ILinks links, TimeProvider time, ILogger<LinkFollowing> logger)
    {
        (this.store, this.time, this.logger) = (store, time, logger);
        update = new LinkUpdate(store, links, time);
        cursors = new DocumentSet<LinkCursor>(store.Documents, "link-following", CorrelationJson.Default.LinkCursor, _ => "datasets", _ => []);
    }

    /// <summary>Follows until cancelled. What fails is logged and tried again.</summary>
    /// <param name="cancellationToken">Stops it; the next start goes on where the last batch ended.</param>
    public Task FollowAsync(CancellationToken cancellationToken) => store.Datasets.FollowAsync(CatchUpAsync, logger, time, cancellationToken);

    /// <summary>Reads all changes since the last time.</summary>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>The change number up to which the links agree with the store.</returns>
    public async Task<long> CatchUpAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            return await ReadChangesAsync(cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => reading.Dispose();

    private async Task<long> ReadChangesAsync(CancellationToken cancellationToken)
    {
        await new DocumentLinks(store.Documents, store.Datasets).ResumeAsync(cancellationToken);
        var cursor = await cursors.FindAsync("datasets", cancellationToken) is { Value: { Rules: MiningRules.Version } last } ? last : new LinkCursor(0, MiningRules.Version);
        var batch = new List<StoredDataset>(BatchSize);
        await foreach (var stored in store.Datasets.ReadChangesAsync(cursor.Change, cancellationToken))
        {
            batch.Add(stored);
            if (batch.Count == BatchSize)
            {
                cursor = await ReadAsync(batch, cursor, cancellationToken);
                batch.Clear();
            }
        }

        return batch.Count == 0 ? cursor.Change : (await ReadAsync(batch, cursor, cancellationToken)).Change;
    }

    private async Task<LinkCursor> ReadAsync(List<StoredDataset> changed, LinkCursor last, CancellationToken cancellationToken)
    {
        await update.ApplyAsync(changed, last.Change, cancellationToken);
        var cursor = new LinkCursor(changed[^1].Change, MiningRules.Version);
        await store.Documents.CommitAsync([cursors.Write(cursor, null)], cancellationToken);
        return cursor;
    }
}
