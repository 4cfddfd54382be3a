using Hub.Catalogue;
using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Connections;

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
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, ReceivingMemoryFactory>();
        builder.Services.AddHub(parts);
        builder.Services.AddCatalogue(index);
        builder.Services.AddSchedule(parts);
        builder.Services.AddPortal(parts.Settings.InData("keys"));
        builder.Services.AddSigningIn(parts.Settings.Accounts);
        var app = builder.Build();
        app.UsePortal();
        app.MapPortal();
        return app;
    }
}
