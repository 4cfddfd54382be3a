using System.Diagnostics;
using Hub.Catalogue;
using Hub.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Harvesting;

/// <summary>
/// Looks at a hub that harvests, twice a second: takes the dataset that was committed last and waits until a search finds it, and at certain
/// counts of records has all garbage collected and notes the memory.
/// </summary>
public sealed class HarvestWatch : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);
    private static readonly long[] Counts = [10_000, 20_000, 50_000, 100_000, 200_000, 350_000, 500_000, 650_000, 800_000, 950_000];
    private readonly CatalogueIndex? index;
    private readonly IRecordStore store;
    private readonly Queue<(string Accession, DateTimeOffset FetchedAt)> awaited = new();
    private readonly CancellationTokenSource over = new();
    private readonly Task watching;
    private readonly List<HarvestMemory> memory = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long last;

    /// <summary>Begins to look.</summary>
    /// <param name="hub">The hub's services; without an index it looks at the memory only.</param>
    public HarvestWatch(IServiceProvider hub)
    {
        (index, store) = (hub.GetService<CatalogueIndex>(), hub.GetRequiredService<IRecordStore>());
        watching = WatchAsync();
    }

    /// <summary>The most memory of the process's own, in megabytes.</summary>
    public double MostMegabytes { get; private set; }

    /// <summary>The longest time from a record's fetching until it could be searched; null where none changed.</summary>
    public TimeSpan? Searchable { get; private set; }

    /// <summary>The memory at some counts of records.</summary>
    public IReadOnlyList<HarvestMemory> Memory => memory;

    /// <summary>Waits until all that is stored is indexed, and ends.</summary>
    public async Task CaughtUpAsync()
    {
        while (index is not null && index.Change < await store.Datasets.LastChangeAsync(CancellationToken.None)) await Task.Delay(Glance);
        await over.CancelAsync();
        await watching;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await watching;
        over.Dispose();
    }

    private async Task WatchAsync()
    {
        last = await store.Datasets.LastChangeAsync(CancellationToken.None);
        int place = 0;
        for (bool ends = false; !ends;)
        {
            ends = over.IsCancellationRequested;
            if (index is not null)
            {
                await AwaitNewestAsync();
                Find(index);
            }
            MostMegabytes = Math.Max(MostMegabytes, HarvestMemory.Own());
            var run = await store.Runs.ReadNewestAsync("empiar", 1, CancellationToken.None) is [var newest, ..] ? newest : null;
            while (run is { State: RunState.Running } && place < Counts.Length && run.Counts.Seen >= Counts[place])
            {
                memory.Add(HarvestMemory.Now(run.Counts.Seen, clock.Elapsed.TotalSeconds));
                // A run of a million takes so long that its beginning is worth knowing.
                await Console.Error.WriteLineAsync(FormattableString.Invariant($"{memory[^1].Records:N0} seen after {memory[^1].Seconds:F1} s, live {memory[^1].Live:N0} MB, own at most {MostMegabytes:N0} MB, searchable after at most {Searchable?.TotalSeconds:F1} s"));
                place++;
            }
            if (!ends) await Task.Delay(Glance);
        }
    }

    private async Task AwaitNewestAsync()
    {
        long newest = await store.Datasets.LastChangeAsync(CancellationToken.None);
        if (newest == last) return;
        last = newest;
        // What links have touched was fetched earlier, and may have been found before.
        if (await store.Datasets.ReadChangesAsync(newest - 1, CancellationToken.None).FirstOrDefaultAsync() is { IsDeleted: false } stored
            && stored.ChangedAt - stored.Dataset.HarvestedAt < TimeSpan.FromSeconds(5))
            awaited.Enqueue((stored.Dataset.Accession, stored.Dataset.HarvestedAt));
    }

    private void Find(CatalogueIndex catalogue)
    {
        while (awaited.TryPeek(out var first) && catalogue.Reader.Find(first.Accession) is not null)
        {
            var age = TimeProvider.System.GetUtcNow() - awaited.Dequeue().FetchedAt;
            Searchable = Searchable > age ? Searchable : age;
        }
    }
}
