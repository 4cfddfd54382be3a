using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Harvesting;

/// <summary>Prolongs a run's lease while it works, and ends the work when the lease is lost or somebody asks it to stop.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private const int BeatsPerLease = 3;

    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource disposed = new();
    private readonly Task beating;

    internal LeaseKeeper(IRuns runs, RunLease lease, TimeProvider time, ILogger logger) => beating = BeatAsync(runs, lease, time, logger);

    /// <summary>Cancelled when the work must end.</summary>
    internal CancellationToken Ended => ended.Token;

    /// <summary>Whether somebody asked the run to stop.</summary>
    internal bool StopRequested { get; private set; }

    /// <summary>Why the heart stopped beating, most often because another process has the lease; null while it beats.</summary>
    internal Exception? Failure { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await disposed.CancelAsync();
        await beating;
        ended.Dispose();
        disposed.Dispose();
    }

    private async Task BeatAsync(IRuns runs, RunLease lease, TimeProvider time, ILogger logger)
    {
        try
        {
            using var timer = new PeriodicTimer(lease.LeaseTime / BeatsPerLease, time);
            while (!StopRequested && await timer.WaitForNextTickAsync(disposed.Token))
            {
                StopRequested = await runs.HeartbeatAsync(lease, disposed.Token);
            }

            await ended.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        catch (Exception failure)
        {
            HarvestLog.HeartbeatFailed(logger, failure, lease.Run, lease.Archive);
            Failure = failure;
            await ended.CancelAsync();
        }
    }
}
