using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

using Quartz;

namespace Hub.Harvesting;

/// <summary>
/// Takes up, soon after their lease lapsed, scheduled harvests whose process died, here or on another machine: their schedule
/// alone would do so the next night. What somebody asked to stop, and replays and imports, wait for their own next start.
/// </summary>
internal sealed class DeadRuns(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, ISchedulerFactory schedulers, IOptions<HarvestOptions> options, TimeProvider time, ILogger<DeadRuns> logger)
    : BackgroundService
{
    // A run that breaks off again and again is not to ask its archive each minute.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private readonly Dictionary<long, DateTimeOffset> takenUp = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.LeaseTime / 2, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TakeUpAsync(scheduler, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                HarvestLog.DeadRunsNotRead(logger, failure);
            }
        }
    }

    private async Task TakeUpAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        foreach (var archive in archives.Where(archive => archive.Schedule is not null))
        {
            if (await store.Runs.ReadNewestAsync(archive.Id, 1, cancellationToken) is [var run] && IsDead(run) && await scheduler.GetTrigger(new TriggerKey(archive.Id), cancellationToken) is not null)
            {
                takenUp[run.Id] = time.GetUtcNow();
                await scheduler.TriggerJob(new JobKey(archive.Id), cancellationToken: cancellationToken);
            }
        }
    }

    private bool IsDead(Run run) => run is { State: RunState.Running, Mode: RunMode.Harvest, StopRequested: false }
        && !(takenUp.TryGetValue(run.Id, out var last) && time.GetUtcNow() < last + Pause)
        && (run.LeaseUntil is not { } until || until <= time.GetUtcNow() || (run.LeaseOwner is { } owner && LeaseOwner.IsDead(owner)));
}
