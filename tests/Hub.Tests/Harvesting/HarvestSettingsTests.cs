using Hub.Harvesting;
using Hub.Portal.Composing;
using Hub.Records;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using Quartz;

namespace Hub.Tests.Harvesting;

public sealed class HarvestSettingsTests
{
    [Fact]
    public void The_defaults_are_allowed() => Validate(_ => { }).Succeeded.ShouldBeTrue();

    [Fact]
    public void Each_setting_out_of_range_is_refused_with_a_sentence_that_names_it()
    {
        Refusal(options => options.DeletedShare = 1.1).ShouldContain("DeletedShare must be between 0 and 1");
        Refusal(options => options.LeaseTime = TimeSpan.Zero).ShouldContain("LeaseTime must be between 00:00:03");
        Refusal(options => options.BatchRecords = 0).ShouldContain("BatchRecords must be between 1 and 5000");
        Refusal(options => options.Contact = "evil\r\nHeader: x").ShouldContain("Contact must be");
        Refusal(options => options.Contact = "").ShouldContain("Contact must name");
    }

    [Fact]
    public void A_schedule_that_is_no_cron_expression_is_refused_with_its_file()
    {
        var refused = Should.Throw<ArchiveException>(() => new ServiceCollection().AddHarvestSchedule([Archive("every night")], TimeProvider.System));

        refused.Message.ShouldContain("config/archives/own.json");
        refused.Message.ShouldContain("every night");
    }

    [Fact]
    public async Task An_archive_with_a_schedule_gets_a_trigger_that_fires_when_it_says()
    {
        var services = new ServiceCollection().AddLogging().AddHarvestSchedule([Archive("0 30 2 * * ?"), Archive(null) with { Id = "never" }, Archive("0 0 3 1 1 ? 2020") with { Id = "over" }], TimeProvider.System);
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler();

        var trigger = await scheduler.GetTrigger(new TriggerKey("own"));

        var next = trigger.ShouldNotBeNull().GetFireTimeAfter(new DateTimeOffset(2090, 11, 21, 3, 0, 0, TimeSpan.Zero));
        next.ShouldBe(new DateTimeOffset(2090, 11, 22, 2, 30, 0, TimeSpan.Zero));
        (await scheduler.GetTrigger(new TriggerKey("never"))).ShouldBeNull();
        (await scheduler.GetTrigger(new TriggerKey("over"))).ShouldBeNull("its last year is over, which keeps no hub from starting");
    }

    [Fact]
    public void No_hub_of_these_tests_harvests_because_the_clock_strikes()
    {
        using var folder = new TemporaryFolder();
        HubSettings.Load(["--Hub:DataFolder=" + folder.Path]).Archives.Select(archive => archive.Schedule).OfType<string>().Distinct().ShouldBe([NoSchedule.LeapDay]);
    }

    private static ArchiveDefinition Archive(string? schedule) => new() { Id = "own", Name = "Own", Kind = "own", Schedule = schedule };

    private static string Refusal(Action<HarvestOptions> change) => Validate(change).FailureMessage.ShouldNotBeNull();

    private static ValidateOptionsResult Validate(Action<HarvestOptions> change)
    {
        var options = new HarvestOptions();
        change(options);
        return new HarvestOptionsValidator().Validate(null, options);
    }
}
