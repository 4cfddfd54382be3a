using Hub.Portal.Operating;

namespace Hub.Portal.Composing;

/// <summary>What keeps a hub in order.</summary>
public static class OperatingServices
{
    /// <summary>What people decide on runs and clusters, in the running hub and by commands.</summary>
    /// <param name="services">The container.</param>
    public static void AddDecisions(this IServiceCollection services) => services.AddSingleton<RunDecisions>().AddSingleton<ClusterDecisions>();

    /// <summary>What keeps index, links and clusters at the store's heels and proves it, in the running hub.</summary>
    /// <param name="services">The container.</param>
    public static void AddFollowing(this IServiceCollection services)
    {
        services.AddHostedService<IndexFollowing>();
        services.AddHostedService<Reindexing>();
        services.AddSingleton<IndexComparing>();
        services.AddHostedService(provider => provider.GetRequiredService<IndexComparing>());
        services.AddSingleton<ArchiveMetrics>();
    }
}
