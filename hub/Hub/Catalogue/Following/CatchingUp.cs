using System.Diagnostics;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>Writes all that changed in the store, and commits now and then and at the end.</summary>
/// <param name="datasets">The store's datasets.</param>
/// <param name="linked">Their links and clusters.</param>
/// <param name="volume">What is written.</param>
/// <param name="projection">Writes into it.</param>
/// <param name="commit">Commits it up to a change.</param>
internal sealed class CatchingUp(IDatasets datasets, LinkedDatasets linked, IndexVolume volume, Projection projection, Func<long, CancellationToken, Task> commit)
{
    private const long MostUncommitted = 500_000;
    private const int Page = 200;
    private static readonly TimeSpan LongestUncommitted = TimeSpan.FromSeconds(15);

    /// <summary>Writes what changed.</summary>
    /// <param name="since">The last change that the volume has.</param>
    /// <param name="upTo">The last change to read.</param>
    /// <param name="cancellationToken">Stops between datasets.</param>
    /// <returns>How many datasets changed.</returns>
    public async Task<long> ReadAsync(long since, long upTo, CancellationToken cancellationToken)
    {
        long count = 0, change = since, committed = Stopwatch.GetTimestamp();
        await foreach (var page in PagesAsync(since, upTo, cancellationToken).ReadAheadAsync(cancellationToken))
        {
            await WriteAsync(page, cancellationToken);
            (count, change) = (count + page.Count, page[^1].Change);
            if (volume.Pending < MostUncommitted && Stopwatch.GetElapsedTime(committed) < LongestUncommitted) continue;
            await commit(change, cancellationToken);
            committed = Stopwatch.GetTimestamp();
        }
        if (volume.Pending > 0) await commit(change, cancellationToken);
        return count;
    }

    // As many at once as there are processors: a dataset is met once, for one that changes meanwhile gets a number above the last that is read.
    private Task WriteAsync(IReadOnlyList<StoredDataset> page, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(page, cancellationToken, async (stored, stop) => await projection.ApplyAsync(stored, stop));

    private IAsyncEnumerable<IReadOnlyList<StoredDataset>> PagesAsync(long since, long upTo, CancellationToken cancellationToken) =>
        datasets.ReadChangesAsync(since, cancellationToken).TakeWhile(stored => stored.Change <= upTo).Chunk(Page).Select(async (page, stop) => await linked.OfAsync(page, stop));
}
