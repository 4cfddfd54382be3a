using ArchiveServer;

using Hub.Store;
using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Harvesting;

/// <summary>A hub process that harvests by its schedule, ended by SIGKILL in the middle of it.</summary>
public sealed class KilledHarvestTests
{
    private const int Records = 400;
    private const string Pace = "--Hub:Archives:bia:RequestsPerSecond=300";

    [Fact]
    public async Task A_hub_killed_in_the_middle_of_a_harvest_goes_on_at_the_next_tick_and_nothing_is_lost_or_doubled()
    {
        using var folder = new TemporaryFolder();
        await using var archives = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = new RecordSet { Generated = Records } }, default);
        var random = new Random(5);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var kill = 0; kill < 3; kill++)
        {
            using var process = HubProcess.Start(archives, folder.Below("data"), Pace);
            await WaitForAsync(() => CountAsync(folder), known.Count + 1 + random.Next(100), process);
            await process.KillAsync();
            var now = await LivingAsync(folder);
            known.ShouldBeSubsetOf(now, "what was committed once is never lost");
            known = now;
        }

        using (var last = HubProcess.Start(archives, folder.Below("data"), Pace))
        {
            await WaitForAsync(() => CountEndedAsync(folder), 2, last);
            await last.KillAsync();
        }

        await using var store = new SqliteRecordStore(folder.Below("data", "hub.db"), TimeProvider.System);
        (await LivingAsync(folder)).Count.ShouldBe(Records);
        var runs = await store.Runs.ReadNewestAsync("bia", 1000, default);
        (runs[^1].State, runs[^1].Counts).ShouldBe((RunState.Succeeded, new RunCounts(Records, 0, 0, 0, 0)), "one run, continued after each death");
        runs.SkipLast(1).ShouldAllBe(run => run.Counts.New + run.Counts.Changed + run.Counts.Failed + run.Counts.Gone == 0);
        (await store.Sources.ReadAsync("bia", default).CountAsync()).ShouldBe(Records);
        await foreach (var source in store.Sources.ReadAsync("bia", default))
        {
            (await store.SmallBlobs.ExistsAsync(source.Payload!.Parts[0].Blob.Digest, default)).ShouldBeTrue();
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_harvest_whose_process_died_is_taken_up_by_another_process_long_before_its_schedule()
    {
        using var folder = new TemporaryFolder();
        await using var archives = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = new RecordSet { Generated = 60 } }, default);
        using (var dying = HubProcess.Start(archives, folder.Below("data"), "--Hub:Archives:bia:RequestsPerSecond=20"))
        {
            await WaitForAsync(() => CountAsync(folder), 1, dying);
            await dying.KillAsync();
        }

        using (var other = HubProcess.Start(archives, folder.Below("data"), Pace, "--Hub:Archives:bia:Schedule=0 0 0 1 1 ?", "--Hub:Harvest:LeaseTime=00:00:03"))
        {
            await WaitForAsync(() => CountEndedAsync(folder), 1, other);
            await other.KillAsync();
        }

        await using var store = new SqliteRecordStore(folder.Below("data", "hub.db"), TimeProvider.System);
        var run = (await store.Runs.ReadNewestAsync("bia", 10, default)).ShouldHaveSingleItem();
        (run.State, run.Counts).ShouldBe((RunState.Succeeded, new RunCounts(60, 0, 0, 0, 0)));
    }

    private static async Task<int> CountEndedAsync(TemporaryFolder folder)
    {
        await using var store = new SqliteRecordStore(folder.Below("data", "hub.db"), TimeProvider.System);
        return (await store.Runs.ReadNewestAsync("bia", 10, default)).Count(run => run.State == RunState.Succeeded);
    }

    private static async Task WaitForAsync(Func<Task<int>> count, int wanted, HubProcess process)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await count() < wanted && !process.HasExited)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task<int> CountAsync(TemporaryFolder folder) => (await LivingAsync(folder)).Count;

    private static async Task<HashSet<string>> LivingAsync(TemporaryFolder folder)
    {
        if (!File.Exists(folder.Below("data", "hub.db")))
        {
            return [];
        }

        try
        {
            await using var store = new SqliteRecordStore(folder.Below("data", "hub.db"), TimeProvider.System);
            return await store.Datasets.ReadChangesAsync(0, default).Select(dataset => dataset.Dataset.Accession).ToHashSetAsync();
        }
        catch (Microsoft.Data.Sqlite.SqliteException notYet) when (notYet.Message.Contains("no such table", StringComparison.Ordinal))
        {
            return [];
        }
    }
}
