using Hub.Correlation;

namespace Hub.Portal.Operating;

/// <summary>Keeps the links at the store's heels as long as the hub runs.</summary>
/// <param name="links">Follows the store.</param>
public sealed class LinksFollowing(LinkFollowing links) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => links.FollowAsync(stoppingToken);
}
