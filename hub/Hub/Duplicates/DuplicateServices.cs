using Hub.Store;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Duplicates;

/// <summary>Puts clusters of duplicates among a host's services.</summary>
public static class DuplicateServices
{
    /// <summary>Adds the clusters, curators' decisions, and what keeps the clusters up to date.</summary>
    /// <param name="services">The host's services, with <see cref="IRecordStore"/>, <see cref="ILinks"/> and <see cref="TimeProvider"/> among them.</param>
    public static IServiceCollection AddDuplicates(this IServiceCollection services)
    {
        services.AddSingleton<IDuplicates>(provider => new DocumentDuplicates(provider.GetRequiredService<IRecordStore>().Documents, provider.GetRequiredService<IRecordStore>().Datasets));
        services.AddSingleton<DuplicateFollowing>();
        services.AddSingleton<DuplicateDecisions>();
        return services;
    }
}
