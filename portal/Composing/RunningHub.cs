using Hub.Catalogue;

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Hub.Portal.Composing;

/// <summary>The whole hub in this process: opened, listening, indexing and harvesting until it is disposed of.</summary>
public sealed class RunningHub : IAsyncDisposable
{
    private readonly HubParts parts;
    private readonly CatalogueIndex index;
    private readonly WebApplication app;

    private RunningHub(HubParts parts, CatalogueIndex index, WebApplication app) => (this.parts, this.index, this.app) = (parts, index, app);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Where its data lie.</summary>
    public string DataFolder => Path.GetFullPath(parts.Settings.Options.DataFolder);

    /// <summary>Its services, for tests that look behind the pages.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Opens and starts a hub.</summary>
    /// <param name="arguments">Settings of the command line.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="SettingException">A setting is wrong, or the address is taken.</exception>
    public static async Task<RunningHub> StartAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var settings = HubSettings.Load(arguments);
        FreeAddress.Probe(settings.Options.Address);
        var opened = await HubParts.OpenAsync(settings, cancellationToken);
        var catalogue = await opened.OpenIndexAsync(cancellationToken);
        var hub = new RunningHub(opened, catalogue, HubApplication.Build(opened, catalogue));
        await hub.app.StartAsync(cancellationToken);
        hub.Address = new Uri(hub.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return hub;
    }

    /// <summary>Waits until the process is asked to end.</summary>
    /// <param name="cancellationToken">Asks it to end.</param>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await index.DisposeAsync();
        await parts.DisposeAsync();
    }
}
