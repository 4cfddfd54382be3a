using Hub.Deposition.Accessions;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;
using Hub.Deposition.Redirects;
using Hub.Records;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using Quartz;

namespace Hub.Deposition;

/// <summary>Puts deposition among a host's services.</summary>
public static class DepositionServices
{
    /// <summary>
    /// Adds drafts, publishing and the connector of the hub's own archive. Needs accounts, uploads, store, blobs, archives,
    /// links, harvesting, and the page-tab connector keyed <c>biostudies</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">The settings, checked.</param>
    /// <param name="redirects">Which studies belong elsewhere.</param>
    public static IServiceCollection AddDeposition(this IServiceCollection services, DepositionOptions options, RedirectRules redirects)
    {
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(redirects);
        services.AddSingleton<AccessionNumbers>();
        services.AddSingleton<Deposits>();
        services.AddSingleton<Drafting>();
        services.AddSingleton<FormTerms>();
        services.AddSingleton<DepositForm>();
        services.AddSingleton<WholeFileList>();
        services.AddSingleton<ReleasePayload>();
        services.AddSingleton<DepositReader>();
        services.AddSingleton<SubmissionCheck>();
        services.AddSingleton<OwnArchive>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<Releasing>();
        services.AddSingleton<VersionDocuments>();
        services.AddSingleton<Versioning>();
        services.AddSingleton<ReviewerLinks>();
        services.AddSingleton<IReleaseFollower, CounterpartTransformations>();
        services.AddSingleton<IReleaseFollower, CounterpartLinks>();
        services.AddSingleton<IReleaseFollower>(provider => ActivatorUtilities.CreateInstance<DoiRegistration>(provider, new HttpClient { Timeout = TimeSpan.FromSeconds(60) }));
        services.AddKeyedSingleton<IConnector>(DepositConnector.Kind, (provider, _) => ActivatorUtilities.CreateInstance<DepositConnector>(provider));
        return services;
    }

    /// <summary>Releases what is due, for the running hub.</summary>
    /// <param name="services">The host's services, with <see cref="AddDeposition"/> among them.</param>
    public static IServiceCollection AddReleases(this IServiceCollection services) => services.AddQuartz(quartz => quartz.ScheduleJob<ReleaseJob>(
        trigger => trigger.WithIdentity("releases").StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(5)).RepeatForever()),
        job => job.WithIdentity("releases")));
}
