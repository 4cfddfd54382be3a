using System.Net;

using ArchiveServer.Faults;

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ArchiveServer;

/// <summary>Partner archives on a loopback port: from the command line, from tests, and inside the hub for a demonstration.</summary>
public sealed class ArchiveServerHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private volatile Serving serving;
    private volatile FaultInjection faults;
    private long requests;

    private ArchiveServerHost(ArchiveServerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        app = builder.Build();
        serving = Serving.Of(options.Records, app.Services);
        faults = new FaultInjection(options.Faults, options.Records.Seed);
        app.Run(AnswerAsync);
    }

    /// <summary>Where the server listens, <c>http://127.0.0.1:6001</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The archives served now.</summary>
    public IReadOnlyList<IPartnerArchive> Archives => serving.Archives;

    /// <summary>How many requests have been answered or refused since the start.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Starts listening.</summary>
    /// <param name="options">What to serve, where, and how to misbehave.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<ArchiveServerHost> StartAsync(ArchiveServerOptions options, CancellationToken cancellationToken)
    {
        var host = new ArchiveServerHost(options);
        await host.app.StartAsync(cancellationToken);
        var addresses = host.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        host.Address = new Uri(addresses!.Addresses.First());
        return host;
    }

    /// <summary>What an archive definition's <c>BaseUrl</c> is set to.</summary>
    /// <param name="archive">The archive's id.</param>
    public Uri BaseUrl(string archive) => new(Address, archive);

    /// <summary>Serves another record set from the next request on.</summary>
    /// <param name="records">The set.</param>
    public void Serve(RecordSet records) => serving = Serving.Of(records, app.Services);

    /// <summary>Misbehaves in another way, or no more, from the next request on.</summary>
    /// <param name="list">The faults.</param>
    /// <param name="seed">The seed that decides which requests they hit.</param>
    public void Inject(IReadOnlyList<Fault> list, int seed) => faults = new FaultInjection(list, seed);

    /// <summary>Waits for Ctrl+C.</summary>
    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        return faults.AnswerAsync(context, serving.Answer);
    }
}
