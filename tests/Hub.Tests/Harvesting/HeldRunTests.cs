using Hub.Store;

namespace Hub.Tests.Harvesting;

public sealed class HeldRunTests : IAsyncLifetime
{
    private HarvestBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await HarvestBench.NewAsync();
        bench.Fill(40);
        await bench.HarvestAsync();
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Theory]
    [InlineData(10, RunState.Succeeded)] // 25 %, but no more than ten records
    [InlineData(11, RunState.Held)]
    [InlineData(39, RunState.Held)]
    public async Task More_than_ten_records_and_a_fifth_of_the_archive_are_not_deleted_unattended(int gone, RunState state)
    {
        Remove(gone);

        var run = await bench.HarvestAsync();

        run.State.ShouldBe(state);
        (await bench.LivingAsync()).Count.ShouldBe(state == RunState.Held ? 40 : 40 - gone);
    }

    [Theory]
    [InlineData(200, 40, RunState.Succeeded)]
    [InlineData(200, 41, RunState.Held)]
    public async Task A_fifth_of_a_large_archive_may_go(int before, int gone, RunState state)
    {
        bench.Fill(before);
        await bench.HarvestAsync();
        Remove(gone);

        (await bench.HarvestAsync()).State.ShouldBe(state);
    }

    [Fact]
    public async Task An_empty_listing_is_held_whatever_the_budget()
    {
        bench.Options.DeletedShare = 1;
        Remove(40);

        var run = await bench.HarvestAsync();

        run.State.ShouldBe(RunState.Held);
        run.Message.ShouldNotBeNull().ShouldContain("no record at all");
        (await bench.LivingAsync()).Count.ShouldBe(40);
    }

    [Fact]
    public async Task A_held_run_names_the_keys_it_would_delete_and_an_approval_deletes_them()
    {
        Remove(15);
        var held = await bench.HarvestAsync();
        (await bench.Store.Runs.ReadMissingAsync(held.Id, default).ToListAsync()).ShouldBe(Enumerable.Range(0, 15).Select(i => $"k{i:000}"), ignoreOrder: true);

        var run = await bench.Harvester().ApproveAsync(held.Id, "curator", default);

        run.State.ShouldBe(RunState.Succeeded);
        run.Counts.ShouldBe(RunCounts.None with { Unchanged = 25, Gone = 15 });
        run.Message.ShouldNotBeNull().ShouldContain("curator");
        (await bench.LivingAsync()).Count.ShouldBe(25);
    }

    [Fact]
    public async Task An_approval_spares_what_a_later_run_has_met_again()
    {
        var removed = Remove(15);
        var held = await bench.HarvestAsync();
        bench.Own.Records["k000"] = removed["k000"];
        bench.Own.ListingBreaksAfter = 3;
        await bench.HarvestAsync();

        var run = await bench.Harvester().ApproveAsync(held.Id, "curator", default);

        run.Counts.Gone.ShouldBe(14);
        (await bench.LivingAsync()).Keys.ShouldContain("own-0");
    }

    [Fact]
    public async Task A_replay_in_between_does_not_save_what_is_held()
    {
        Remove(15);
        var held = await bench.HarvestAsync();
        await bench.HarvestAsync(RunMode.Replay);

        (await bench.Harvester().ApproveAsync(held.Id, "curator", default)).Counts.Gone.ShouldBe(15);
    }

    [Fact]
    public async Task A_rejection_keeps_every_record()
    {
        Remove(15);
        var held = await bench.HarvestAsync();

        var run = await bench.Harvester().RejectAsync(held.Id, "curator", default);

        run.State.ShouldBe(RunState.Rejected);
        (await bench.LivingAsync()).Count.ShouldBe(40);
        (await bench.HarvestAsync()).State.ShouldBe(RunState.Held, "the archive still lacks them");
    }

    [Fact]
    public async Task A_later_complete_listing_makes_the_decision_needless()
    {
        var removed = Remove(15);
        var held = await bench.HarvestAsync();
        foreach (var (key, record) in removed)
        {
            bench.Own.Records[key] = record;
        }

        await bench.HarvestAsync();

        (await bench.Store.Runs.FindAsync(held.Id, default))!.State.ShouldBe(RunState.Superseded);
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => bench.Harvester().ApproveAsync(held.Id, "curator", default));
        refused.Message.ShouldContain("Superseded");
    }

    private Dictionary<string, ArchivedRecord> Remove(int count)
    {
        var removed = bench.Own.Records.Take(count).ToDictionary();
        foreach (var key in removed.Keys)
        {
            bench.Own.Records.Remove(key);
        }

        return removed;
    }
}
