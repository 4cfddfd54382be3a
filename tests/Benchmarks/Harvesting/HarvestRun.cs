using System.Diagnostics;
using System.Globalization;
using Hub.Harvesting;
using Hub.Portal.Composing;
using Hub.Records;
using Hub.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Harvesting;

/// <summary>
/// Harvests generated EMPIAR entries over loopback into a whole hub that follows, indexes and serves meanwhile: once when all are new, once
/// when none has changed. The archive is another process on the same processors. Alone, nothing follows and nothing is served.
/// </summary>
public sealed class HarvestRun(IServiceProvider hub, ArchiveProcess archives, string folder)
{
    private const int Range = 500;

    /// <summary>Measures, and prints tables.</summary>
    public static async Task RunAsync(Options options)
    {
        int records = (int)options.Number("records", 10_000);
        string folder = Path.Combine(options.Text("folder"), "harvest");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        using var archives = await ArchiveProcess.StartAsync(records, Path.Combine(folder, "archive"));
        var settings = Settings(archives, folder, options.Text("postgres"));
        PrintMethod(records, options);
        if (options.Has("alone"))
        {
            await using var parts = await HubParts.OpenAsync(HubSettings.Load(settings), CancellationToken.None);
            await using var services = new ServiceCollection().AddLogging().AddHub(parts).BuildServiceProvider();
            await new HarvestRun(services, archives, folder).RunAsync(records);
        }
        else
        {
            await using var hub = await RunningHub.StartAsync(settings, CancellationToken.None);
            await new HarvestRun(hub.Services, archives, folder).RunAsync(records);
        }
    }

    private async Task RunAsync(int records)
    {
        var (fresh, news) = await HarvestAsync("new", Goals.NewRecords);
        var (same, again) = await HarvestAsync("unchanged", Goals.UnchangedRecords);
        await PrintFloorsAsync(records, fresh, same);
        PrintMemory(news, again);
    }

    private static string[] Settings(ArchiveProcess archives, string folder, string postgres) =>
    [
        "--Hub:DataFolder=" + Path.Combine(folder, "hub"),
        "--Hub:ConfigFolder=" + Path.Combine(Root(), "config"),
        "--Hub:Address=http://127.0.0.1:0",
        "--Hub:HarvestAtStart=false",
        "--Logging:LogLevel:Default=Warning",
        "--Hub:Archives:empiar:BaseUrl=" + archives.Empiar,
        "--Hub:Archives:empiar:RequestsPerSecond=10000",
        string.Create(CultureInfo.InvariantCulture, $"--Hub:Archives:empiar:Options:rangeSize={Range}"),
        .. Directory.EnumerateFiles(Path.Combine(Root(), "config", "archives"), "*.json").Select(Path.GetFileNameWithoutExtension)
            .Where(other => other is not ("empiar" or "hub") && !other!.EndsWith(".schema", StringComparison.Ordinal)).Select(other => $"--Hub:Archives:{other}:Enabled=false"),
        .. postgres.Length > 0 ? ["--Hub:Store:Postgres=" + postgres] : Array.Empty<string>(),
    ];

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Hub.sln"))) return at.FullName;
        throw new DirectoryNotFoundException("The benchmarks lie outside of the sources.");
    }

    private static void PrintMethod(int records, Options options)
    {
        var settings = new HarvestOptions();
        Say($"{records:N0} generated EMPIAR entries in answers of {Range}, rendered beforehand; one harvest that asks for one answer after another, reads {settings.ParallelFetches} records at a time and commits up to {settings.BatchRecords} together, from a cold start; {(options.Has("alone") ? "nothing follows, no page is served" : "links, duplicates and index follow meanwhile")}.");
        Say($"{(options.Has("postgres") ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} processors, {(System.Runtime.GCSettings.IsServerGC ? "server" : "workstation")} collector, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        Console.WriteLine($"| what | seconds | a second | goal | hub's processor s | allocated kB a record | archive's | most own MB | searchable after at most s | all followed after s |{Environment.NewLine}|---|---|---|---|---|---|---|---|---|---|");
    }

    private async Task<(double Rate, IReadOnlyList<HarvestMemory> Memory)> HarvestAsync(string what, double goal)
    {
        var archive = hub.GetRequiredService<IReadOnlyList<ArchiveDefinition>>().Single(each => each.Id == "empiar");
        GC.Collect();
        await using var watch = new HarvestWatch(hub);
        var (used, theirs, allocated) = (Environment.CpuUsage.TotalTime, archives.Used, GC.GetTotalAllocatedBytes());
        var clock = Stopwatch.StartNew();
        var run = await hub.GetRequiredService<Harvester>().RunAsync(archive, RunMode.Harvest, CancellationToken.None);
        double seconds = clock.Elapsed.TotalSeconds, rate = run.Counts.Seen / seconds;
        if (run.State != RunState.Succeeded || run.Counts.Seen != (what == "new" ? run.Counts.New : run.Counts.Unchanged)) throw new InvalidOperationException($"The run ended as {run.State} with {run.Counts}: {run.Message}");
        var (hubs, his) = ((Environment.CpuUsage.TotalTime - used).TotalSeconds, (archives.Used - theirs).TotalSeconds);
        double kilobytes = (GC.GetTotalAllocatedBytes() - allocated) / 1000.0 / run.Counts.Seen;
        await watch.CaughtUpAsync();
        Say($"| {run.Counts.Seen:N0} {what} | {seconds:F1} | {rate:N0} | {goal:N0} | {hubs:F1} | {kilobytes:F0} | {his:F1} | {watch.MostMegabytes:N0} | {watch.Searchable?.TotalSeconds:F1} | {clock.Elapsed.TotalSeconds:F1} |");
        return (rate, watch.Memory);
    }

    private async Task PrintFloorsAsync(int records, double fresh, double same)
    {
        var (asked, bytes, seconds) = await HarvestFloors.AskAsync(archives.Empiar, Range, records);
        double answers = asked / seconds;
        Say($"| floor: the archive's answers alone, {bytes / asked:N0} bytes a record, read and thrown away | {seconds:F1} | {answers:N0} | | | | | | | |");
        if (!File.Exists(Path.Combine(folder, "hub", "hub.db"))) return;
        int stored = await HarvestFloors.BytesOfRecordAsync(Path.Combine(folder, "hub"));
        double inserts = HarvestFloors.Insert(Path.Combine(folder, "floor.db"), stored, Math.Min(records, 20_000));
        Say($"| floor: as many bytes ({stored:N0} a record) as bare rows in SQLite, flushed every 200 | | {inserts:N0} | | | | | | | |");
        Say($"New records reach {fresh / inserts:P0} of the bare rows and {fresh / answers:P0} of the answers alone; unchanged ones {same / answers:P0} of the answers alone.");
    }

    private static void PrintMemory(IReadOnlyList<HarvestMemory> news, IReadOnlyList<HarvestMemory> again)
    {
        Console.WriteLine($"| records seen | seconds | a second since the line above | own MB | live MB |{Environment.NewLine}|---|---|---|---|---|");
        foreach (var (what, all) in new[] { ("new", news), ("unchanged", again) })
        {
            HarvestMemory? above = null;
            foreach (var at in all)
            {
                Say($"| {at.Records:N0} {what} | {at.Seconds:F1} | {(at.Records - (above?.Records ?? 0)) / (at.Seconds - (above?.Seconds ?? 0)):N0} | {at.Resident:N0} | {at.Live:N0} |");
                above = at;
            }
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
