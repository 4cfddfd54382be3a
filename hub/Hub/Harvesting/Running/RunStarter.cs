using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Harvesting;

/// <summary>Gets the lease that a run needs, back from a dead process where it must.</summary>
internal sealed class RunStarter(IRuns runs, HarvestOptions options, ILogger logger)
{
    /// <summary>A lease is held by the newest run, or by one of the last that was held for a decision.</summary>
    private const int RunsLookedAt = 50;

    internal async Task<RunStart> StartAsync(string archive, RunMode mode, string mappingVersion, CancellationToken cancellationToken)
    {
        await TakeBackFromDeadAsync(archive, cancellationToken);
        var request = new RunRequest(archive, mode, mappingVersion, LeaseOwner.New().ToString(), options.LeaseTime);
        var start = Granted(await runs.StartAsync(request, cancellationToken));
        HarvestLog.RunStarts(logger, start.Run.Id, archive, mode, start.IsContinued);
        return start;
    }

    internal async Task<RunStart> ClaimHeldAsync(long run, CancellationToken cancellationToken) =>
        Granted(await runs.ClaimHeldAsync(run, LeaseOwner.New().ToString(), options.LeaseTime, cancellationToken));

    private static RunStart Granted(RunStart start) => start.Lease is not null ? start : throw new RunRefusedException(
        $"Run {start.Run.Id} of {start.Run.Archive} is at work ({start.Run.LeaseOwner}, lease until {start.Run.LeaseUntil:u}). Wait for its end, or stop it first.");

    private async Task TakeBackFromDeadAsync(string archive, CancellationToken cancellationToken)
    {
        foreach (var run in await runs.ReadNewestAsync(archive, RunsLookedAt, cancellationToken))
        {
            if (run.LeaseOwner is { } owner && LeaseOwner.IsDead(owner))
            {
                HarvestLog.OwnerIsDead(logger, run.Id, archive);
                await runs.ExpireLeaseAsync(run.Id, owner, because: null, cancellationToken);
            }
        }
    }
}
