using Hub.Portal.Operating;
using Hub.Store;

namespace Hub.Portal.Composing;

/// <summary>Puts blobs, and what reads them again, among the hub's services.</summary>
public static class BlobServices
{
    /// <summary>Adds all blobs as one store, and what can read them again.</summary>
    /// <param name="services">The container.</param>
    /// <param name="parts">What is open already.</param>
    public static void AddBlobs(this IServiceCollection services, HubParts parts)
    {
        var options = parts.Settings.Options.Store.Scrub;
        var scrubber = new Scrubber(parts.Store.SmallBlobs, parts.Places.All, parts.Settings.InData("healing"), options.MegabytesPerSecond * 1_000_000L, TimeProvider.System);
        services.AddSingleton(parts.Blobs);
        services.AddSingleton(options);
        services.AddSingleton<BlobMetrics>();
        services.AddSingleton(new ScrubLedger(scrubber, parts.Store.Documents, TimeProvider.System));
    }

    /// <summary>Reads all blobs again on a schedule, for the running hub.</summary>
    /// <param name="services">The container.</param>
    /// <param name="parts">What is open already.</param>
    public static void AddScrubs(this IServiceCollection services, HubParts parts)
    {
        if (parts.Settings.Options.Store.Scrub.Days > 0)
        {
            services.AddHostedService<BlobScrubbing>();
        }
    }
}
