using System.Text.Json;
using System.Text.Json.Serialization;

using Hub.Portal.Exports;
using Hub.Portal.Pages;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;

namespace Hub.Portal.Composing;

/// <summary>What the portal's pages need from the container.</summary>
public static class PortalServices
{
    /// <summary>Adds pages, JSON, form tokens and compression.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="keys">The folder of the keys of form tokens.</param>
    public static void AddPortal(this IServiceCollection services, string keys)
    {
        services.AddRazorPages();
        services.AddSingleton<FormInputs>();
        services.AddSingleton<FormSaving>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        // The keys of form tokens lie with everything else the hub writes, not in the user's home.
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddSingleton<LinksPanels>();
        services.AddSingleton<ClusterLists>();
        services.AddSingleton<CounterpartReviews>();
        services.AddSingleton<HeldFiles>();
        services.AddSingleton<LinkProposing>();
        services.AddProblemDetails();
        services.AddDownloads();
        services.AddOpenApi();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/ld+json", "application/jsonl", "image/svg+xml", "text/csv"];
        });
    }
}
