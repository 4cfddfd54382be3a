using Hub.Deposition.Checks;
using Hub.Deposition.Publishing;
using Hub.Harvesting;
using Hub.Records;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hub.Deposition.Uploads;

/// <summary>Puts uploads and checks among a host's services.</summary>
public static class UploadServices
{
    /// <summary>Adds what takes files in. Needs accounts, deposits, store, blobs and vocabularies.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">The settings, checked.</param>
    /// <param name="folder">Where uploads grow, best on the disk of the blob store.</param>
    public static IServiceCollection AddUploads(this IServiceCollection services, UploadOptions options, string folder)
    {
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(_ => new StagingArea(folder));
        services.AddSingleton<DepositFiles>();
        services.AddSingleton<IDepositFiles>(provider => provider.GetRequiredService<DepositFiles>());
        services.AddSingleton<Admission>();
        services.AddSingleton<Relays>();
        services.AddSingleton<Finishing>();
        services.AddSingleton<Intake>();
        services.AddSingleton<MultipartLedger>();
        services.AddSingleton<MultipartFinishing>();
        services.AddSingleton<MultipartUploads>();
        services.AddSingleton<UploadSweeping>();
        return services;
    }

    /// <summary>Adds the validator of deposits. Needs the page-tab connector keyed <c>biostudies</c>, deposits and mapping.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="templates">The templates.</param>
    public static IServiceCollection AddChecks(this IServiceCollection services, TemplateSet templates)
    {
        services.AddSingleton(templates);
        services.AddSingleton(provider => new SubmissionChecks(
            templates,
            provider.GetRequiredKeyedService<IConnector>("biostudies"),
            provider.GetRequiredService<DepositReader>().Archive,
            provider.GetRequiredService<Mapping>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Sweeps staged uploads, for the running hub.</summary>
    /// <param name="services">The host's services, with <see cref="AddUploads"/> among them.</param>
    public static IServiceCollection AddUploadSweeps(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<UploadSweeping>());
}
