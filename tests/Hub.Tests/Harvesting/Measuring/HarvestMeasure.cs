using System.Diagnostics;
using System.Globalization;

using Hub.Catalogue;
using Hub.Store;
using Hub.Tests.Acceptance;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.Harvesting;

/// <summary>Measures one harvest of a running hub: records a second, the most memory, and how late the index was at most.</summary>
internal sealed class HarvestMeasure(RunningPartners partners, string what)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    public async Task<(double RecordsPerSecond, string Line)> HarvestAsync(string archive)
    {
        GC.Collect();
        using var over = new CancellationTokenSource();
        var watching = WatchAsync(over.Token);
        var clock = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        var run = await partners.HarvestOnlyAsync(archive);
        var seconds = clock.Elapsed.TotalSeconds;
        var spent = Environment.CpuUsage.TotalTime - processor;
        await over.CancelAsync();
        var (memory, lag) = await watching;
        run.State.ShouldBe(RunState.Succeeded, run.Message);
        var rate = run.Counts.Seen / seconds;
        var busy = spent.TotalSeconds;
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{what}, {archive}: {run.Counts.New} new, {run.Counts.Unchanged} unchanged in {seconds:0.0} s = {rate:0}/s ({busy:0.0} s of processor time, archive and index included); heap at most {memory >> 20} MB; searchable at most {lag.TotalSeconds:0.0} s after its commit");
        return (rate, line);
    }

    private async Task<(long Memory, TimeSpan Lag)> WatchAsync(CancellationToken over)
    {
        var index = partners.Services.GetRequiredService<CatalogueIndex>();
        var commits = new Queue<(long Change, long At)>();
        var (memory, lag) = (0L, TimeSpan.Zero);
        while (!over.IsCancellationRequested || commits.Count > 0)
        {
            var last = await partners.Store.Datasets.LastChangeAsync(CancellationToken.None);
            if (last > index.Change)
            {
                commits.Enqueue((last, Stopwatch.GetTimestamp()));
            }

            while (commits.TryPeek(out var first) && first.Change <= index.Change)
            {
                lag = TimeSpan.FromTicks(Math.Max(lag.Ticks, Stopwatch.GetElapsedTime(first.At).Ticks));
                commits.Dequeue();
            }

            memory = Math.Max(memory, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(Glance, CancellationToken.None);
        }

        return (memory, lag);
    }
}
