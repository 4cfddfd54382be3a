using System.Text.Json;
using System.Text.Json.Serialization;

using Hub.Catalogue;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;

namespace Hub.Portal.Composing;

/// <summary>Puts the web application together: services, pipeline, routes.</summary>
public static class HubApplication
{
    /// <summary>The application, not yet listening.</summary>
    /// <param name="parts">What is open already.</param>
    /// <param name="index">The catalogue's index.</param>
    public static WebApplication Build(HubParts parts, CatalogueIndex index)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(HubApplication).Assembly.GetName().Name,
        });
        builder.Configuration.AddConfiguration(parts.Settings.Configuration);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(parts.Settings.Options.Address);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddHub(parts);
        builder.Services.AddCatalogue(index);
        builder.Services.AddSchedule(parts);
        builder.Services.AddPortal(parts.Settings.InData("keys"));
        var app = builder.Build();
        app.UsePortal();
        app.MapPortal();
        return app;
    }

    private static void AddPortal(this IServiceCollection services, string keys)
    {
        services.AddRazorPages();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        // The keys of form tokens lie with everything else the hub writes, not in the user's home.
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddProblemDetails();
        services.AddOpenApi();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/ld+json", "image/svg+xml"];
        });
    }
}
