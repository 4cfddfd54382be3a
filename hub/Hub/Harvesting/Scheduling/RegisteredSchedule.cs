using System.Threading.Channels;

using Hub.Records;

using Microsoft.Extensions.Hosting;

using Quartz;

namespace Hub.Harvesting;

/// <summary>
/// Keeps the schedule at the partners that are registered: one that comes or changes while the hub runs is harvested at once
/// and then when its definition says so, one that goes no more.
/// </summary>
internal sealed class RegisteredSchedule(ArchiveDirectory archives, ISchedulerFactory schedulers) : BackgroundService
{
    private readonly Dictionary<string, ArchiveDefinition> scheduled = new(StringComparer.Ordinal);
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        archives.Changed += Note;
        try
        {
            await FollowAsync(scheduler, isStart: true, stoppingToken);
            await foreach (var _ in changes.Reader.ReadAllAsync(stoppingToken))
            {
                await FollowAsync(scheduler, isStart: false, stoppingToken);
            }
        }
        finally
        {
            archives.Changed -= Note;
        }
    }

    private void Note(object? sender, EventArgs change) => changes.Writer.TryWrite(true);

    private async Task FollowAsync(IScheduler scheduler, bool isStart, CancellationToken cancellationToken)
    {
        var partners = archives.Where(archive => archive.IsRegistered).ToDictionary(archive => archive.Id, StringComparer.Ordinal);
        foreach (var gone in scheduled.Where(old => !partners.TryGetValue(old.Key, out var now) || now != old.Value).Select(old => old.Key).ToList())
        {
            await scheduler.DeleteJob(new JobKey(gone), cancellationToken: cancellationToken);
            scheduled.Remove(gone);
        }

        foreach (var partner in partners.Values.Where(partner => partner.Schedule is not null && scheduled.TryAdd(partner.Id, partner)))
        {
            var job = JobBuilder.Create<HarvestJob>().WithIdentity(partner.Id).Build();
            await scheduler.ScheduleJob(job, HarvestSchedule.Trigger(partner), cancellationToken: cancellationToken);
            if (!isStart)
            {
                await scheduler.TriggerJob(job.Key, cancellationToken: cancellationToken);
            }
        }
    }
}
