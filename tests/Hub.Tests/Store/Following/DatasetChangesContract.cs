using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>What every store promises those who follow its changes.</summary>
/// <param name="place">Where the store lies.</param>
public abstract class DatasetChangesContract(IStorePlace place) : HarvestedStoreContract(place)
{
    [ServedFact]
    public async Task A_batch_waits_while_what_came_before_it_is_unread_for_too_long()
    {
        var lease = await StartAsync();
        await ApplyAsync(lease, Outcome("a"));
        using var stretch = Store.Datasets.Pace.Begin();
        Time.Advance(FollowingPace.LongestUnread + TimeSpan.FromSeconds(1));

        var waiting = ApplyAsync(lease, Outcome("b"));

        waiting.IsCompleted.ShouldBeFalse();
        (await Store.Datasets.FindAsync("b", default)).ShouldBeNull();
        stretch.End();
        await waiting;
        (await Store.Datasets.FindAsync("b", default)).ShouldNotBeNull();
        Store.Datasets.Pace.Unread.ShouldBe(TimeSpan.Zero);
        Time.Advance(TimeSpan.FromSeconds(1));
        Store.Datasets.Pace.Unread.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [ServedFact]
    public async Task Everything_since_a_change_is_read_in_order_over_many_pages()
    {
        var lease = await StartAsync();
        for (var batch = 0; batch < 4; batch++)
        {
            await ApplyAsync(lease, [.. Enumerable.Range(batch * 300, 300).Select(i => Outcome($"d{i:0000}"))]);
        }

        var changes = await Store.Datasets.ReadChangesAsync(100, default).Select(dataset => dataset.Change).ToListAsync();

        changes.ShouldBe(Enumerable.Range(101, 1100).Select(i => (long)i));
        (await Store.Datasets.LastChangeAsync(default)).ShouldBe(1200);
    }

    [ServedFact]
    public async Task Living_datasets_that_last_changed_by_a_change_are_found_among_many()
    {
        var lease = await StartAsync();
        await ApplyAsync(lease, [.. Enumerable.Range(1, 5).Select(i => Outcome($"d{i}"))]);
        await ApplyAsync(lease, [new RecordOutcome("d4") { ChangeMark = "2", Records = [], Problems = [] }]);
        await Store.Datasets.TouchAsync(["d2"], default);

        (await Store.Datasets.FindChangedUntilAsync(["d1", "d2", "d3", "d4", "none"], 6, default)).ShouldBe(["d1", "d3"], ignoreOrder: true);
        (await Store.Datasets.FindChangedUntilAsync(["d1", "d2", "d3"], 2, default)).ShouldBe(["d1"]);
        (await Store.Datasets.FindChangedUntilAsync(["d2", "d4"], long.MaxValue, default)).ShouldBe(["d2"]);
        (await Store.Datasets.FindChangedUntilAsync([], 6, default)).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task Who_waits_for_a_change_is_woken_by_a_commit()
    {
        var waiting = Store.Datasets.WaitForChangeAsync(0, default);
        waiting.IsCompleted.ShouldBeFalse();

        await PutAsync("a");

        (await waiting.WaitAsync(TimeSpan.FromMinutes(2))).ShouldBe(1);
    }

    [ServedFact]
    public async Task Another_process_s_commit_is_noticed_within_seconds()
    {
        await using var other = Open();
        (await other.Datasets.LastChangeAsync(default)).ShouldBe(0);
        var waiting = other.Datasets.WaitForChangeAsync(0, default);
        await PutAsync("a");

        // Whether the other has begun to wait yet is for its connection to say: time goes on by seconds until it looks again.
        for (var second = 0; second < 100 && !waiting.IsCompleted; second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await other.Datasets.LastChangeAsync(default);
        }

        (await waiting.WaitAsync(TimeSpan.FromMinutes(2))).ShouldBe(1);
    }

    [ServedFact]
    public async Task Change_numbers_of_many_writers_rise_in_the_order_of_their_commits()
    {
        await using var other = Open();
        using var over = new CancellationTokenSource();
        var following = FollowAsync(over.Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => WriteManyAsync(i % 2 == 0 ? Store : other, $"archive{i}", 30))));

        (await Store.Datasets.LastChangeAsync(default)).ShouldBe(120);
        await over.CancelAsync();
        (await following).Order().ShouldBe(Enumerable.Range(1, 120).Select(i => (long)i), "a follower that goes on from the last number it saw misses nothing");
    }

    private static async Task WriteManyAsync(IRecordStore store, string archive, int count)
    {
        var lease = (await store.Runs.StartAsync(Request("writer") with { Archive = archive }, default)).Lease!;
        for (var i = 0; i < count; i++)
        {
            await store.Runs.ApplyAsync(lease, [Outcome($"{archive}-{i}")], Merge, default);
        }
    }

    private async Task<List<long>> FollowAsync(CancellationToken over)
    {
        var seen = new List<long>();
        while (!over.IsCancellationRequested || seen.Count < 120)
        {
            await foreach (var dataset in Store.Datasets.ReadChangesAsync(seen.LastOrDefault(), CancellationToken.None))
            {
                seen.Add(dataset.Change);
            }

            await Task.Yield();
        }

        return seen;
    }
}
