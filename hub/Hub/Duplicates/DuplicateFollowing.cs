using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Duplicates;

/// <summary>
/// Keeps the clusters equal to what records and links say: follows the store's changes, and begins again where it
/// stopped. Several hubs may follow one store; curators' decisions are never touched.
/// </summary>
/// <param name="store">The datasets, and how far they were followed.</param>
/// <param name="links">What records say of each other.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where trouble goes.</param>
public sealed partial class DuplicateFollowing(IRecordStore store, ILinks links, TimeProvider time, ILogger<DuplicateFollowing> logger) : IDisposable
{
    private const int BatchSize = 500;
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly DocumentDuplicates clusters = new(store.Documents, store.Datasets);

    /// <summary>Follows until cancelled. What fails is logged and tried again.</summary>
    /// <param name="cancellationToken">Stops it; the next start goes on where the last batch ended.</param>
    public Task FollowAsync(CancellationToken cancellationToken) => store.Datasets.FollowAsync(CatchUpAsync, logger, time, cancellationToken);

    /// <summary>Reads all changes since the last time.</summary>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>The change number up to which the clusters agree with the store.</returns>
    public async Task<long> CatchUpAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            await clusters.ResumeAsync(cancellationToken);
            while (true)
            {
                if (await ReadBatchAsync(cancellationToken) is { } upTo)
                {
                    return upTo;
                }
            }
        }
        finally
        {
            reading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => reading.Dispose();

    // Null while there may be more to read: after a full batch, or when another process or a curator was faster.
    private async Task<long?> ReadBatchAsync(CancellationToken cancellationToken)
    {
        var update = new DuplicateUpdate(store, links, clusters);
        var (cursor, revision) = await update.CursorAsync(cancellationToken);
        var since = cursor.Rules == DuplicateCursor.CurrentRules ? cursor.Change : 0;
        var batch = await store.Datasets.ReadChangesAsync(since, cancellationToken).Take(BatchSize).ToListAsync(cancellationToken);
        if (batch.Count == 0)
        {
            return since;
        }

        try
        {
            await update.FollowAsync(batch, new DuplicateCursor(batch[^1].Change, DuplicateCursor.CurrentRules), revision, cancellationToken);
        }
        catch (RevisionConflictException faster)
        {
            LogFaster(faster.Message);
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Clusters changed meanwhile and are read again: {Reason}")]
    private partial void LogFaster(string reason);
}
