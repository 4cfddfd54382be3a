using Hub.Records;
using Hub.Tests.Making;

using Microsoft.Extensions.Hosting;

using Quartz;

namespace Hub.Tests.Deposition.Partners;

/// <summary>A partner's schedule that was right when it was approved and whose last year is over by now.</summary>
public sealed class PartnerScheduleTests
{
    [Fact]
    public async Task It_ends_neither_the_hub_nor_the_schedule_of_others()
    {
        await using var hub = await WebHub.StartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var untilTheHubEnds = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, hub.Get<IHostApplicationLifetime>().ApplicationStopping);
        var scheduler = await hub.Get<ISchedulerFactory>().GetScheduler(patience.Token);

        hub.Get<ArchiveDirectory>().Register([Partner("over", "0 0 3 1 1 ? 2020"), Partner("sound", NoSchedule.LeapDay)]);

        while (await scheduler.GetTrigger(new TriggerKey("sound"), untilTheHubEnds.Token) is null)
        {
            untilTheHubEnds.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        (await scheduler.GetTrigger(new TriggerKey("over"), untilTheHubEnds.Token)).ShouldBeNull();
    }

    private static ArchiveDefinition Partner(string id, string schedule) => new() { Id = id, Name = id, Kind = "declarative", Schedule = schedule, IsRegistered = true };
}
