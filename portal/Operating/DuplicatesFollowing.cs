using Hub.Duplicates;

namespace Hub.Portal.Operating;

/// <summary>Keeps the clusters of duplicates at the store's heels as long as the hub runs.</summary>
/// <param name="duplicates">Follows the store.</param>
public sealed class DuplicatesFollowing(DuplicateFollowing duplicates) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => duplicates.FollowAsync(stoppingToken);
}
