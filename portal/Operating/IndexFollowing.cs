using Hub.Catalogue;

namespace Hub.Portal.Operating;

/// <summary>Keeps the index at the store's heels as long as the hub runs.</summary>
/// <param name="indexer">Follows the store.</param>
public sealed class IndexFollowing(CatalogueIndexer indexer) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => indexer.FollowAsync(stoppingToken);
}
