using Hub.Connectors;
using Hub.Connectors.Declarative;
using Hub.Deposition.Partners;
using Hub.Portal.Registering;

namespace Hub.Portal.Composing;

/// <summary>What partners register by.</summary>
internal static class RegisteringServices
{
    /// <summary>Adds the registry of partners, the dry run and the announcements.</summary>
    /// <param name="services">The container.</param>
    /// <param name="parts">What is open already.</param>
    public static void AddRegistering(this IServiceCollection services, HubParts parts)
    {
        services.AddSingleton(parts.Settings.Folder);
        services.AddSingleton(parts.Settings.Archives);
        services.AddPartners(new PartnerKinds(
            [.. PartnerKindWords.All.Select(kind => kind.Kind)],
            archive => _ = ConnectorKinds.For(archive) is DeclarativeConnector declarative ? declarative.Read(archive) : null,
            parts.Settings.Harvest.LoopbackArchives));
        services.AddSingleton<DryRun>();
        services.AddSingleton<AnnouncementReader>();
        services.AddSingleton<AnnouncedChanges>();
    }
}
