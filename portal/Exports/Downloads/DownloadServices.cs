using Hub.Portal.Api;

namespace Hub.Portal.Exports;

/// <summary>Puts downloads among the portal's services.</summary>
public static class DownloadServices
{
    /// <summary>Adds what gives out files, one by one and in one go.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddDownloads(this IServiceCollection services)
    {
        services.AddSingleton<BlobAnswer>();
        services.AddSingleton<DownloadSets>();
        services.AddSingleton<FileZip>();
        services.AddSingleton<BagZip>();
        return services;
    }
}
