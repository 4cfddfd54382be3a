using Hub.Records;
using Hub.Store;
using Hub.Vocabularies;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Harvesting;

/// <summary>Puts harvesting among a host's services.</summary>
public static class HarvestingServices
{
    /// <summary>
    /// Adds <see cref="Harvester"/>, <see cref="ArchiveClients"/>, <see cref="RunFeed"/>, <see cref="Verification"/> and
    /// <see cref="Mapping"/>. Needs an <see cref="IRecordStore"/>, an <see cref="IBlobStore"/>, the <see cref="VocabularySet"/>, the
    /// archives, a <see cref="TimeProvider"/>, and an <see cref="IConnector"/> keyed by each kind. Binding
    /// <see cref="HarvestOptions"/> to the settings is the host's part.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="archives">The archives that take part.</param>
    public static IServiceCollection AddHarvesting(this IServiceCollection services, IReadOnlyList<ArchiveDefinition> archives)
    {
        services.AddOptions<HarvestOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<HarvestOptions>, HarvestOptionsValidator>();
        services.AddSingleton(archives);
        services.AddSingleton<RunFeed>();
        services.AddSingleton<ArchiveClients>();
        services.AddSingleton(provider => Mapping.Of(provider.GetRequiredService<VocabularySet>(), archives));
        services.AddSingleton<Verification>();
        services.AddSingleton<DatasetRepair>();
        services.AddSingleton<RunChanges>();
        services.AddSingleton<Freshness>();
        services.AddSingleton(provider => new Harvester(
            provider.GetRequiredService<IRecordStore>(),
            provider.GetRequiredService<IBlobStore>(),
            provider.GetRequiredService<ArchiveClients>(),
            provider.GetKeyedService<IConnector>,
            provider.GetRequiredService<Mapping>(),
            provider.GetRequiredService<RunFeed>(),
            provider.GetRequiredService<IOptions<HarvestOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Harvester>>()));
        return services;
    }
}
