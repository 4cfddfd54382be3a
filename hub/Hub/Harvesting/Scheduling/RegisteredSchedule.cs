using System.Threading.Channels;

using Hub.Records;

using Microsoft.Extensions.Hosting;

using Quartz;

namespace Hub.Harvesting;

/// <summary>
/// Keeps the schedule at the partners that are registered: one that comes or changes while the hub runs is harvested at once
/// and then when its definition says so, one that goes no more.
/// </summary>
internal sealed class RegisteredSchedule(ArchiveDirectory archives, ISchedulerFactory schedulers, TimeProvider time) : BackgroundService
{
    private readonly Dictionary<string, ArchiveDefinition> scheduled = new(StringComparer.Ordinal);
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private IReadOnlyCollection<ArchiveDefinition> atStart = [];

    // A partner may be approved between the hub's first answer and the first look of the schedule, and comes while the hub runs too.
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        atStart = [.. archives];
        archives.Changed += Note;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            await FollowAsync(scheduler, stoppingToken);
            await foreach (var _ in changes.Reader.ReadAllAsync(stoppingToken))
            {
                atStart = [];
                await FollowAsync(scheduler, stoppingToken);
            }
        }
        finally
        {
            archives.Changed -= Note;
        }
    }

    private void Note(object? sender, EventArgs change) => changes.Writer.TryWrite(true);

    private async Task FollowAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var partners = archives.Where(archive => archive.IsRegistered).ToDictionary(archive => archive.Id, StringComparer.Ordinal);
        foreach (var gone in scheduled.Where(old => !partners.TryGetValue(old.Key, out var now) || now != old.Value).Select(old => old.Key).ToList())
        {
            await scheduler.DeleteJob(new JobKey(gone), cancellationToken: cancellationToken);
            scheduled.Remove(gone);
        }

        // A schedule that does not come again, for its last year is over, has no trigger.
        foreach (var partner in partners.Values.Where(partner => HarvestSchedule.NextAfter(partner, time.GetUtcNow()) is not null && scheduled.TryAdd(partner.Id, partner)))
        {
            var job = JobBuilder.Create<HarvestJob>().WithIdentity(partner.Id).Build();
            await scheduler.ScheduleJob(job, HarvestSchedule.Trigger(partner), cancellationToken: cancellationToken);
            if (!atStart.Contains(partner))
            {
                await scheduler.TriggerJob(job.Key, cancellationToken: cancellationToken);
            }
        }
    }
}
