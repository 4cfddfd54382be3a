using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Harvesting;

public sealed class AlteredRunTests : IAsyncLifetime
{
    private HarvestBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await HarvestBench.NewAsync();
        bench.Options.AlteredRecords = 5;
        bench.Fill(40);
        await bench.HarvestAsync();
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Theory]
    [InlineData(20, RunState.Succeeded, 20)]
    [InlineData(21, RunState.Held, 20)]
    [InlineData(40, RunState.Held, 20)]
    public async Task More_than_half_of_an_archive_is_not_altered_unattended(int changed, RunState state, int altered)
    {
        Garble(changed);

        var run = await bench.HarvestAsync();

        run.State.ShouldBe(state);
        run.Counts.ShouldBe(new RunCounts(0, altered, 40 - changed, 0, 0, changed - altered));
        (await bench.LivingAsync()).Values.Count(title => title == "garbled").ShouldBe(altered);
    }

    [Fact]
    public async Task The_changes_that_wait_are_shown_field_by_field_and_an_approval_carries_them_out()
    {
        Garble(40);
        var held = await bench.HarvestAsync();
        var shown = await new RunChanges(bench.Store).ReadWaitingAsync(held, default).ToListAsync();

        shown.Count.ShouldBe(20);
        shown.ShouldAllBe(difference => difference.Change == RecordChange.Changed);
        var title = shown[^1].Fields.Single(field => field.Field == "Title");
        (title.Accession, title.Before, title.After).ShouldBe(("own-39", "\"Title 39\"", "\"garbled\""));
        held.Message.ShouldNotBeNull().ShouldContain("20 changes wait");

        var run = await bench.Harvester().ApproveAsync(held.Id, "curator", default);

        (run.State, run.Counts).ShouldBe((RunState.Succeeded, new RunCounts(0, 40, 0, 0, 0)));
        (await bench.LivingAsync()).Values.ShouldAllBe(living => living == "garbled");
        (await new RunChanges(bench.Store).ReadWaitingAsync(run, default).CountAsync()).ShouldBe(0);
        (await bench.HarvestAsync()).Counts.Unchanged.ShouldBe(40);
        (await bench.Verification().ReadAsync(default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rejection_takes_back_what_was_let_through_and_asks_the_archive_again_next_time()
    {
        var before = await bench.LivingAsync();
        Garble(40);
        var held = await bench.HarvestAsync();

        var run = await bench.Harvester().RejectAsync(held.Id, "curator", default);

        run.State.ShouldBe(RunState.Rejected);
        run.Message.ShouldNotBeNull().ShouldContain("20 records say again");
        (await bench.LivingAsync()).ShouldBe(before, ignoreOrder: true);
        (await bench.Verification().ReadAsync(default).ToListAsync()).ShouldBeEmpty();

        for (var i = 0; i < 40; i++)
        {
            bench.Change($"k{i:000}", $"Title {i}");
        }

        (await bench.HarvestAsync()).State.ShouldBe(RunState.Succeeded);
        (await bench.LivingAsync()).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_later_complete_run_makes_the_waiting_changes_needless()
    {
        Garble(40);
        var held = await bench.HarvestAsync();
        for (var i = 0; i < 40; i++)
        {
            bench.Own.Records[$"k{i:000}"] = new ArchivedRecord($"own-{i}", $"Title {i}", "1");
        }

        (await bench.HarvestAsync()).State.ShouldBe(RunState.Succeeded);

        (await bench.Store.Runs.FindAsync(held.Id, default))!.State.ShouldBe(RunState.Superseded);
        (await bench.Store.Runs.ReadSetAsideAsync(held.Id, SetAside.Held, default).CountAsync()).ShouldBe(0);
        (await bench.LivingAsync())["own-39"].ShouldBe("Title 39");
    }

    [Fact]
    public async Task A_record_that_speaks_of_another_accession_counts_as_altered()
    {
        for (var i = 0; i < 40; i++)
        {
            bench.Own.Records[$"k{i:000}"] = new ArchivedRecord($"own-{i + 100}", $"Title {i}", "2");
        }

        (await bench.HarvestAsync()).State.ShouldBe(RunState.Held);
        (await bench.LivingAsync()).Keys.Count(accession => accession.Length == "own-1".Length || accession.Length == "own-10".Length).ShouldBe(20);
    }

    [Fact]
    public async Task Bytes_that_say_the_same_and_a_new_mapping_alter_nothing()
    {
        for (var i = 0; i < 40; i++)
        {
            bench.Own.Records[$"k{i:000}"] = bench.Own.Records[$"k{i:000}"] with { Mark = "other bytes" };
        }

        (await bench.HarvestAsync()).State.ShouldBe(RunState.Succeeded);
        bench.MappingVersion = "2";
        bench.Retitle = title => title.ToUpperInvariant();
        (await bench.HarvestAsync(RunMode.Replay)).Counts.Changed.ShouldBe(40);
    }

    [Fact]
    public async Task A_wall_in_place_of_the_listing_is_held_and_deletes_nothing_even_when_approved()
    {
        bench.Own.OnListed = (_, _) => throw new ArchiveException("The listing is an HTML page.") { Failure = ArchiveFailure.Page };

        var held = await bench.HarvestAsync();

        held.State.ShouldBe(RunState.Held);
        held.Message.ShouldNotBeNull().ShouldContain("HTML page");
        (await bench.Harvester().ApproveAsync(held.Id, "curator", default)).State.ShouldBe(RunState.Partial);
        (await bench.LivingAsync()).Count.ShouldBe(40);
    }

    private void Garble(int records)
    {
        for (var i = 0; i < records; i++)
        {
            bench.Change($"k{i:000}", "garbled");
        }
    }
}
