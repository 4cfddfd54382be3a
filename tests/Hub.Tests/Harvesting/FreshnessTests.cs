using Hub.Harvesting;
using Hub.Records;

namespace Hub.Tests.Harvesting;

public sealed class FreshnessTests : IAsyncLifetime
{
    private HarvestBench bench = null!;

    private ArchiveDefinition Nightly => bench.OwnArchive with { Schedule = "0 30 2 * * ?" };

    public async Task InitializeAsync()
    {
        bench = await HarvestBench.NewAsync();
        bench.Fill(100);
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task An_archive_is_fresh_until_two_scheduled_harvests_have_brought_no_success()
    {
        (await ReadAsync()).IsMet.ShouldBe(false, "never harvested");
        await bench.HarvestAsync();
        var harvested = bench.Time.GetUtcNow();

        var fresh = await ReadAsync();
        bench.Time.Advance(TimeSpan.FromHours(49));
        var stale = await ReadAsync();

        (fresh.IsMet, fresh.Objective, fresh.LastSuccess, fresh.NewestRecord).ShouldBe((true, TimeSpan.FromDays(2), harvested, harvested));
        fresh.NextRun.ShouldNotBeNull().TimeOfDay.ShouldBe(new TimeSpan(2, 30, 0));
        fresh.NextRun!.Value.ShouldBeGreaterThan(harvested);
        stale.IsMet.ShouldBe(false);
    }

    [Fact]
    public async Task An_archive_may_have_an_objective_of_its_own_and_one_without_schedule_has_none()
    {
        await bench.HarvestAsync();

        (await ReadAsync(Nightly with { FreshWithin = TimeSpan.FromHours(1) })).Objective.ShouldBe(TimeSpan.FromHours(1));
        var unscheduled = await ReadAsync(bench.OwnArchive);
        (unscheduled.Objective, unscheduled.IsMet, unscheduled.NextRun).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task A_harvest_without_news_is_a_success_but_no_newer_record()
    {
        await bench.HarvestAsync();
        var brought = bench.Time.GetUtcNow();
        bench.Time.Advance(TimeSpan.FromHours(1));

        await bench.HarvestAsync();

        var now = await ReadAsync();
        (now.NewestRecord, now.LastSuccess).ShouldBe((brought, bench.Time.GetUtcNow()));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_budget_left_is_the_next_run_s_and_shrinks_while_a_run_uses_it()
    {
        await bench.HarvestAsync();
        var before = await ReadAsync();
        var alterationsAtWork = before.AlterationsLeft;
        bench.Change("k000", "Another title");
        bench.Change("k001", "Another title");
        bench.Own.OnListed = async (key, cancellationToken) =>
        {
            while (key == "k099" && alterationsAtWork == before.AlterationsLeft)
            {
                cancellationToken.ThrowIfCancellationRequested();
                alterationsAtWork = (await ReadAsync()).AlterationsLeft;
            }
        };

        await bench.HarvestAsync();

        (before.DeletionsLeft, before.AlterationsLeft).ShouldBe((20, 50));
        alterationsAtWork.ShouldBeInRange(48, 49);
        (await ReadAsync()).AlterationsLeft.ShouldBe(50);
    }

    private Task<ArchiveFreshness> ReadAsync(ArchiveDefinition? archive = null) =>
        new Freshness(bench.Store, Microsoft.Extensions.Options.Options.Create(bench.Options), bench.Time).ReadAsync(archive ?? Nightly, default);
}
