using System.Collections.Concurrent;

using Hub.Catalogue;
using Hub.Harvesting;

namespace Hub.Portal.Operating;

/// <summary>
/// Compares store and index by their digest trees as long as the hub runs. A dataset that differs is first made right in
/// the store, if it is not what its sources say, and then written anew into the index.
/// </summary>
/// <param name="indexer">Knows the index.</param>
/// <param name="repair">Makes datasets of the store right.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where differences go.</param>
public sealed partial class IndexComparing(CatalogueIndexer indexer, DatasetRepair repair, TimeProvider time, ILogger<IndexComparing> logger) : BackgroundService
{
    /// <summary>The time between two comparisons.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, ComparedArchive> compared = new(StringComparer.Ordinal);

    /// <summary>What was found of an archive; null before the first comparison.</summary>
    /// <param name="archive">The archive's id.</param>
    public ComparedArchive? Of(string archive) => compared.GetValueOrDefault(archive);

    /// <summary>Compares once, and repairs what differs.</summary>
    /// <param name="cancellationToken">Stops between archives.</param>
    /// <returns>How many datasets differed.</returns>
    public async Task<int> CompareAsync(CancellationToken cancellationToken)
    {
        var differences = 0;
        foreach (var archive in await indexer.CompareAsync(cancellationToken))
        {
            IReadOnlyList<string> wrongInStore = [];
            if (archive.Differing.Count > 0)
            {
                LogDifferences(archive.Archive, archive.Differing.Count, archive.Differing[0]);
                wrongInStore = await repair.RepairAsync(archive.Differing, cancellationToken);
                await indexer.RepairAsync(archive.Differing, cancellationToken);
            }

            var before = Of(archive.Archive);
            differences += archive.Differing.Count;
            compared[archive.Archive] = new ComparedArchive(
                archive.Archive, time.GetUtcNow(), archive.StoreRoot, archive.IndexRoot, archive.Datasets,
                (before?.Differences ?? 0) + archive.Differing.Count,
                (before?.RepairedInStore ?? 0) + wrongInStore.Count,
                (before?.RepairedInIndex ?? 0) + archive.Differing.Count);
        }

        return differences;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CompareAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} datasets of {Archive} differ between store and index, {First} among them; they are repaired")]
    private partial void LogDifferences(string archive, int count, string first);

    [LoggerMessage(Level = LogLevel.Error, Message = "Store and index could not be compared; the next comparison is tried at its time")]
    private partial void LogFailed(Exception failure);
}
