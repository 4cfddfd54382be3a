using Hub.Store;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Correlation;

/// <summary>Puts links and transformations among a host's services.</summary>
public static class CorrelationServices
{
    /// <summary>Adds the links, the transformations, and what keeps the links up to date.</summary>
    /// <param name="services">The host's services, with <see cref="IRecordStore"/>, <see cref="IBlobStore"/> and <see cref="TimeProvider"/> among them.</param>
    public static IServiceCollection AddCorrelation(this IServiceCollection services)
    {
        services.AddSingleton<ILinks>(provider => new DocumentLinks(Store(provider).Documents, Store(provider).Datasets));
        services.AddSingleton(provider => new StoredTransformations(Store(provider).Documents, provider.GetRequiredService<ILinks>(), provider.GetRequiredService<KeptFields>()));
        services.AddSingleton<KeptFields>();
        services.AddSingleton<CoordinateMapping>();
        services.AddSingleton<LinkFollowing>();
        services.AddSingleton(provider => new LinkAudit(provider.GetRequiredService<ILinks>(), Store(provider).Datasets, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static IRecordStore Store(IServiceProvider provider) => provider.GetRequiredService<IRecordStore>();
}
