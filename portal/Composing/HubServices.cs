using Hub.Catalogue;
using Hub.Connectors;
using Hub.Correlation;
using Hub.Deposition;
using Hub.Deposition.Uploads;
using Hub.Duplicates;
using Hub.Harvesting;
using Hub.Portal.Operating;
using Hub.Portal.Presenting;
using Hub.Portal.Registering;

using Microsoft.Extensions.Options;

namespace Hub.Portal.Composing;

/// <summary>Who is made of what.</summary>
public static class HubServices
{
    /// <summary>Everything that harvests, for the running hub and for commands.</summary>
    /// <param name="services">The container.</param>
    /// <param name="parts">What is open already.</param>
    public static IServiceCollection AddHub(this IServiceCollection services, HubParts parts)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(parts.Settings.Options);
        services.AddSingleton(new ReindexRequest(parts.Settings.InData("")));
        services.AddSingleton(parts.Store);
        services.AddSingleton(parts.Store.Datasets);
        services.AddSingleton(parts.Store.Documents);
        services.AddBlobs(parts);
        services.AddSingleton(parts.Vocabularies);
        services.AddCorrelation();
        services.AddDuplicates();
        services.AddConnectors(parts);
        services.AddRegistering(parts);
        services.AddDecisions();
        services.AddDeposits(parts);
        return services;
    }

    private static void AddConnectors(this IServiceCollection services, HubParts parts)
    {
        foreach (var (kind, connector) in ConnectorKinds.All)
        {
            services.AddKeyedSingleton(kind, connector);
        }

        services.AddHarvesting(parts.Settings.Archives);
        services.AddSingleton(Options.Create(parts.Settings.Harvest));
    }

    /// <summary>Everything that answers, for the running hub.</summary>
    /// <param name="services">The container.</param>
    /// <param name="index">The catalogue's index.</param>
    public static IServiceCollection AddCatalogue(this IServiceCollection services, CatalogueIndex index)
    {
        services.AddSingleton(index);
        services.AddSingleton(index.Reader);
        services.AddSingleton<CatalogueIndexer>();
        services.AddSingleton<ArchiveNames>();
        services.AddSingleton<ReferenceAddresses>();
        services.AddFollowing();
        return services;
    }

    /// <summary>Everything that harvests by itself, for the running hub.</summary>
    /// <param name="services">The container.</param>
    /// <param name="parts">What is open already.</param>
    public static IServiceCollection AddSchedule(this IServiceCollection services, HubParts parts)
    {
        services.AddHarvestSchedule(parts.Settings.Archives, TimeProvider.System);
        services.AddHostedService<PartnersFollowing>();
        services.AddRegisteredSchedule();
        services.AddHostedService(provider => provider.GetRequiredService<AnnouncedChanges>());
        services.AddReleases();
        services.AddUploadSweeps();
        services.AddScrubs(parts);
        if (parts.Settings.Options.HarvestAtStart)
        {
            services.AddHostedService<FirstHarvests>();
        }

        return services;
    }
}
