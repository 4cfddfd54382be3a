using Hub.Catalogue;
using Hub.Correlation;
using Hub.Duplicates;
using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>
/// Keeps links, clusters of duplicates and the index at the store's heels as long as the hub runs, one after the other, so that a
/// dataset is indexed once, with what the others make of it.
/// </summary>
/// <param name="datasets">What is followed.</param>
/// <param name="links">Read first.</param>
/// <param name="duplicates">Read records and links.</param>
/// <param name="indexer">Reads all of it.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures go.</param>
public sealed class IndexFollowing(IDatasets datasets, LinkFollowing links, DuplicateFollowing duplicates, CatalogueIndexer indexer, TimeProvider time, ILogger<IndexFollowing> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        datasets.FollowAsync([links.CatchUpAsync, duplicates.CatchUpAsync, indexer.FollowAsync], logger, time, stoppingToken);
}
