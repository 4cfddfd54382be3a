using Microsoft.Extensions.Logging;

namespace Hub.Store;

/// <summary>Derives something from datasets, batch by batch, and begins again where it stopped. Several processes may follow one store: of two that read one batch, the slower one reads again.</summary>
/// <param name="store">The datasets.</param>
/// <param name="cursors">How far they were followed.</param>
/// <param name="rules">The version of the rules; others make it begin at the beginning.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Its category says who follows.</param>
public sealed partial class DatasetFollower(IRecordStore store, FollowingCursors cursors, int rules, TimeProvider time, ILogger logger) : IDisposable
{
    private const int BatchSize = 500;
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly TouchingCommits commits = new(store.Documents, store.Datasets);

    /// <summary>Writes what is derived of a batch.</summary>
    /// <param name="batch">The datasets.</param>
    /// <param name="cursor">The cursor before them.</param>
    /// <param name="moved">Moves it behind them, to be committed with what is derived.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RevisionConflictException">Somebody else was faster: the batch is read again.</exception>
    public delegate Task Apply(IReadOnlyList<StoredDataset> batch, FollowingCursor cursor, DocumentWrite moved, CancellationToken cancellationToken);

    /// <summary>Reads changes, for some seconds at most.</summary>
    /// <param name="upTo">The last change number to read.</param>
    /// <param name="apply">Writes what is derived.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>The change number up to which all is read: <paramref name="upTo"/>, or an earlier one where the time was up.</returns>
    public async Task<long> ReadAsync(long upTo, Apply apply, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            await commits.ResumeAsync(cancellationToken);
            var (began, turn) = (time.GetTimestamp(), store.Datasets.Pace.Turn);
            var reached = await ReadBatchAsync(upTo, apply, cancellationToken);
            while (reached < upTo && time.GetElapsedTime(began) < turn)
            {
                reached = await ReadBatchAsync(upTo, apply, cancellationToken);
            }

            return reached;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => reading.Dispose();

    private async Task<long> ReadBatchAsync(long upTo, Apply apply, CancellationToken cancellationToken)
    {
        var (cursor, revision) = await cursors.ReadAsync(rules, cancellationToken);
        var batch = await store.Datasets.ReadChangesAsync(cursor.Change, cancellationToken).Take(BatchSize).TakeWhile(stored => stored.Change <= upTo).ToListAsync(cancellationToken);
        if (batch.Count == 0)
        {
            return upTo;
        }

        try
        {
            await apply(batch, cursor, cursors.Write(cursor with { Change = batch[^1].Change }, revision), cancellationToken);
            return batch.Count < BatchSize ? upTo : batch[^1].Change;
        }
        catch (RevisionConflictException faster)
        {
            LogFaster(faster.Message);
            return cursor.Change;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Somebody else was faster, and the batch is read again: {Reason}")]
    private partial void LogFaster(string reason);
}
