using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Deposition.Partners;

/// <summary>Puts registered partners among a host's services.</summary>
public static class PartnersServices
{
    /// <summary>Adds <see cref="PartnerRegistry"/>; needs <see cref="IDocuments"/>, an <see cref="ArchiveDirectory"/> and accounts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="kinds">What partners may be made of.</param>
    public static IServiceCollection AddPartners(this IServiceCollection services, PartnerKinds kinds)
    {
        services.AddSingleton(kinds);
        services.AddSingleton<PartnerRules>();
        services.AddSingleton<PartnerRegistry>();
        return services;
    }
}
