using System.Diagnostics;

using ArchiveServer;

using Hub.Portal.Composing;
using Hub.Store;
using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Harvesting;

/// <summary>A harvesting process of its own, ended by SIGKILL at any moment.</summary>
public sealed class KilledHarvestTests
{
    private const int Records = 400;

    [Fact]
    public async Task What_a_killed_harvest_acknowledged_stays_and_the_next_one_goes_on_without_counting_anything_twice()
    {
        using var folder = new TemporaryFolder();
        await using var archives = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = new RecordSet { Generated = Records } }, default);
        var random = new Random(5);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var isOver = false;
        for (var kill = 0; kill < 6 && !isOver; kill++)
        {
            using var process = Start(archives, folder);
            await WaitForAsync(() => CountAsync(folder), known.Count + 1 + random.Next(60), process);
            process.Kill();
            await process.WaitForExitAsync();
            var now = await LivingAsync(folder);
            known.ShouldBeSubsetOf(now, "what was committed once is never lost");
            known = now;
            isOver = known.Count == Records;
        }

        using var last = Start(archives, folder);
        await last.WaitForExitAsync();

        last.ExitCode.ShouldBe(0);
        await using var store = new SqliteRecordStore(folder.Below("data", "hub.db"), TimeProvider.System);
        (await LivingAsync(folder)).Count.ShouldBe(Records);
        var runs = await store.Runs.ReadNewestAsync("bia", 10, default);
        runs.Sum(run => run.Counts.New).ShouldBe(Records);
        runs[^1].Counts.New.ShouldBe(Records, "one run, continued after each death");
        (await store.Sources.ReadAsync("bia", default).CountAsync()).ShouldBe(Records);
        await foreach (var source in store.Sources.ReadAsync("bia", default))
        {
            (await store.SmallBlobs.ExistsAsync(source.Payload!.Parts[0].Blob.Digest, default)).ShouldBeTrue();
        }
    }

    private static Process Start(ArchiveServerHost archives, TemporaryFolder folder) => Process.Start(new ProcessStartInfo("dotnet",
    [
        typeof(HubParts).Assembly.Location,
        "harvest",
        "bia",
        "--Hub:DataFolder=" + folder.Below("data"),
        "--Hub:ConfigFolder=" + Path.Combine(Repository.Root, "config"),
        "--Hub:Harvest:BatchRecords=10",
        "--Hub:Archives:bia:BaseUrl=" + archives.BaseUrl("bia"),
        "--Hub:Archives:bia:RequestsPerSecond=300",
    ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    }).ShouldNotBeNull();

    private static async Task WaitForAsync(Func<Task<int>> count, int wanted, Process process)
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
