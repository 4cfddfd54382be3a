using Hub.Catalogue;
using Hub.Correlation;
using Hub.Duplicates;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.Making;

/// <summary>Waits for what follows the store.</summary>
internal static class Settling
{
    /// <summary>Everything in the store is linked, compared with what it may be a copy of, and indexed when it returns.</summary>
    /// <param name="hub">A running hub's parts.</param>
    public static async Task SettleAsync(this IServiceProvider hub)
    {
        await hub.GetRequiredService<LinkFollowing>().CatchUpAsync(CancellationToken.None);
        await hub.GetRequiredService<DuplicateFollowing>().CatchUpAsync(CancellationToken.None);
        await hub.GetRequiredService<CatalogueIndexer>().CatchUpAsync(CancellationToken.None);
    }
}
