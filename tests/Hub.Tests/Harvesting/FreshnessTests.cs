using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

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
    public async Task An_archive_is_not_stale_while_its_first_harvest_is_under_way()
    {
        var during = new List<(bool First, bool? IsMet)>();
        bench.Own.OnListed = async (_, _) => during.Add(Standing(await ReadAsync()));

        await bench.HarvestAsync();

        during.Count.ShouldBe(100);
        during.ShouldAllBe(standing => standing.First && standing.IsMet == null);
        Standing(await ReadAsync()).ShouldBe((false, true));
        bench.Time.Advance(TimeSpan.FromHours(49));
        during.Clear();
        await bench.HarvestAsync();
        during.ShouldAllBe(standing => !standing.First && standing.IsMet == false);
    }

    [Fact]
    public async Task An_archive_whose_first_harvest_failed_is_stale_also_during_the_next_and_one_whose_process_died_is_not()
    {
        var during = new List<(bool First, bool? IsMet)>();
        bench.Own.OnListed = async (_, _) => during.Add(Standing(await ReadAsync()));
        (await bench.Store.Runs.StartAsync(new RunRequest("own", RunMode.Harvest, "another mapping", "a process that died", TimeSpan.FromMinutes(1)), default)).Lease.ShouldNotBeNull();
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        bench.Own.ListingBreaksAfter = 1;

        (await bench.HarvestAsync()).State.ShouldBe(RunState.Partial);
        during.ShouldHaveSingleItem().ShouldBe((true, null));
        Standing(await ReadAsync()).ShouldBe((false, false));
        bench.Own.ListingBreaksAfter = null;
        during.Clear();
        await bench.HarvestAsync();

        during.ShouldAllBe(standing => !standing.First && standing.IsMet == false);
        (await bench.Store.Runs.ReadNewestAsync("own", 9, default)).Select(run => run.State).ShouldBe([RunState.Succeeded, RunState.Partial, RunState.Interrupted]);
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

    private static (bool First, bool? IsMet) Standing(ArchiveFreshness freshness) => (freshness.FirstHarvestUnderWay, freshness.IsMet);

    private Task<ArchiveFreshness> ReadAsync(ArchiveDefinition? archive = null) =>
        new Freshness(bench.Store, Microsoft.Extensions.Options.Options.Create(bench.Options), bench.Time).ReadAsync(archive ?? Nightly, default);
}
