using Hub.Harvesting;
using Hub.Store;

namespace Hub.Tests.Harvesting;

public sealed class ReplayChangesTests : IAsyncLifetime
{
    private HarvestBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await HarvestBench.NewAsync();
        bench.Fill(30);
        await bench.HarvestAsync();
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task A_replay_with_a_new_mapping_asks_nothing_of_the_archive_and_lists_what_changed()
    {
        bench.MappingVersion = "2";
        bench.Retitle = title => title == "Title 7" ? "Seven" : title;
        bench.Own.OnListed = (_, _) => throw new InvalidOperationException("The archive was asked.");

        var run = await bench.HarvestAsync(RunMode.Replay);

        (run.State, run.Counts).ShouldBe((RunState.Succeeded, new RunCounts(0, 1, 29, 0, 0)));
        var changed = (await ChangesAsync(run)).ShouldHaveSingleItem();
        (changed.Key, changed.Change).ShouldBe(("k007", RecordChange.Changed));
        var title = changed.Fields.ShouldHaveSingleItem();
        (title.Field, title.Before, title.After).ShouldBe(("Title", "\"Title 7\"", "\"Seven\""));
    }

    [Fact]
    public async Task The_list_of_the_newest_replay_stays_through_harvests_that_change_nothing_and_goes_with_the_next_replay()
    {
        var first = await ReplayAsync("2", title => title.ToUpperInvariant());
        await bench.HarvestAsync();
        (await ChangesAsync(first)).Count.ShouldBe(0, "the harvest met every record anew");

        var second = await ReplayAsync("3", title => title);

        (await ChangesAsync(second)).Count.ShouldBe(30);
        (await ChangesAsync(first)).Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_preview_of_a_replay_says_the_same_and_changes_nothing()
    {
        bench.MappingVersion = "2";
        bench.Retitle = title => title == "Title 7" ? "Seven" : title;
        var before = await bench.LivingAsync();

        var changes = await bench.Harvester().PreviewAsync(bench.OwnArchive, RunMode.Replay, default).Where(each => each.Change == RecordChange.Changed).ToListAsync();

        changes.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem().After.ShouldBe("\"Seven\"");
        (await bench.LivingAsync()).ShouldBe(before, ignoreOrder: true);
    }

    private async Task<Run> ReplayAsync(string version, Func<string, string> retitle)
    {
        (bench.MappingVersion, bench.Retitle) = (version, retitle);
        return await bench.HarvestAsync(RunMode.Replay);
    }

    private async Task<IReadOnlyList<RecordDifference>> ChangesAsync(Run run) => await new RunChanges(bench.Store).ReadDoneAsync(run, default).ToListAsync();
}
