using System.Collections.Concurrent;

using Hub.Harvesting;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Tests.Harvesting;

/// <summary>A real HTTP server on loopback that answers as the test says, and the client that asks it.</summary>
internal sealed class LoopbackArchive : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly WebApplication server;
    private readonly ArchiveClients clients;

    private LoopbackArchive()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(async context =>
        {
            Requests.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            await Answer(context);
        });
        Store = new SqliteRecordStore(folder.Below("hub.db"), Time);
        Blobs = new TieredBlobStore(Store.SmallBlobs, new FolderBlobStore(folder.Below("blobs"), Time));
        clients = new ArchiveClients(Microsoft.Extensions.Options.Options.Create(Options), Time, NullLogger<ArchiveClients>.Instance);
    }

    public ManualTime Time { get; } = new() { IsHurried = true };

    public HarvestOptions Options { get; } = new() { Contact = "https://hub.example/contact", MemoryBytes = 1000, AttemptTimeout = TimeSpan.FromMinutes(5), RequestTimeout = TimeSpan.FromHours(2) };

    public IRecordStore Store { get; }

    public IBlobStore Blobs { get; }

    public ConcurrentQueue<(string Path, IReadOnlyDictionary<string, string> Headers)> Requests { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("{}");

    public Uri Base { get; private set; } = null!;

    public double RequestsPerSecond { get; set; } = 1000;

    public static async Task<LoopbackArchive> StartAsync()
    {
        var archive = new LoopbackArchive();
        await archive.Store.MigrateAsync(default);
        await archive.server.StartAsync();
        archive.Base = new Uri(archive.server.Urls.Single() + "/own");
        return archive;
    }

    public IArchiveClient Client() => clients.Create(
        new ArchiveDefinition { Id = "own", Name = "Own", Kind = "own", BaseUrl = Base, RequestsPerSecond = RequestsPerSecond }, Blobs, Store.Answers);

    public Task<ArchiveResponse> AskAsync(string path = "/record", Func<ArchiveRequest, ArchiveRequest>? with = null)
    {
        var request = new ArchiveRequest(new Uri(Base + path));
        return Client().SendAsync(with?.Invoke(request) ?? request, default);
    }

    public async Task<ArchiveException> RefusalAsync(string path = "/record", Func<ArchiveRequest, ArchiveRequest>? with = null) =>
        await Should.ThrowAsync<ArchiveException>(() => AskAsync(path, with));

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        await server.DisposeAsync();
        await Store.DisposeAsync();
        folder.Dispose();
    }
}
