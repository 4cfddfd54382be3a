using Hub.Deposition.Partners;
using Hub.Harvesting;
using Hub.Portal.Composing;
using Hub.Records;

namespace Hub.Portal.Commands;

/// <summary>What a command works with: the same services as the running hub's, without its pages.</summary>
internal sealed class CommandHub : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private CommandHub(HubParts parts, ServiceProvider provider) => (Parts, services) = (parts, provider);

    public HubParts Parts { get; }

    public Harvester Harvester => services.GetRequiredService<Harvester>();

    public RunFeed Feed => services.GetRequiredService<RunFeed>();

    public static async Task<CommandHub> OpenAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var settings = HubSettings.Load(arguments);
        var parts = await HubParts.OpenAsync(settings, cancellationToken);
        var collection = new ServiceCollection().AddLogging(logging => logging.AddConfiguration(settings.Configuration.GetSection("Logging")));
        var hub = new CommandHub(parts, collection.AddHub(parts).BuildServiceProvider());
        await hub.Get<PartnerRegistry>().FollowAsync(cancellationToken);
        return hub;
    }

    public ArchiveDefinition Archive(string id) =>
        Parts.Settings.Archives.FirstOrDefault(archive => archive.Id == id)
        ?? throw new SettingException($"There is no archive '{id}'; there are {string.Join(", ", Parts.Settings.Archives.Select(archive => archive.Id))}.");

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Parts.DisposeAsync();
    }
}
