using ArchiveServer;

using Hub.Harvesting;
using Hub.Portal.Composing;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Browser;

/// <summary>One hub over generated archives, all harvested, and one browser.</summary>
public sealed class BrowserHub : IAsyncLifetime
{
    /// <summary>The records of each archive.</summary>
    public const int RecordsPerArchive = 60;

    private readonly TemporaryFolder folder = new();
    private ArchiveServerHost archives = null!;
    private RunningHub hub = null!;
    private StartedChromium browser = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null)
        {
            return;
        }

        archives = await ArchiveServerHost.StartAsync(
            new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = RecordsPerArchive, Seed = 20261121 } }, CancellationToken.None);
        hub = await RunningHub.StartAsync(Settings(), CancellationToken.None);
        foreach (var archive in archives.Archives.OrderBy(each => each.Id, StringComparer.Ordinal))
        {
            (await HarvestAsync(archive.Id)).State.ShouldNotBe(RunState.Failed, archive.Id);
        }

        await CorrelatedRecords.LinkAsync(hub.Services, CancellationToken.None);
        browser = await StartedChromium.StartAsync();
    }

    /// <summary>The address of a page of the hub.</summary>
    public Uri At(string path) => new(hub.Address, path);

    /// <summary>A part of the hub, for what no page tells.</summary>
    public T Service<T>() where T : notnull => hub.Services.GetRequiredService<T>();

    /// <summary>One run over an archive, in the catalogue when it returns.</summary>
    public async Task<Run> HarvestAsync(string archive)
    {
        var definition = hub.Services.GetRequiredService<IReadOnlyList<ArchiveDefinition>>().Single(each => each.Id == archive);
        var run = await hub.Services.GetRequiredService<Harvester>().RunAsync(definition, RunMode.Harvest, CancellationToken.None);
        await CatchUpAsync();
        return run;
    }

    /// <summary>Everything in the store is mined and in the catalogue when it returns.</summary>
    public Task CatchUpAsync() => hub.Services.SettleAsync();

    /// <summary>A reader who comes to a page.</summary>
    public async Task<Visit> VisitAsync(string path, Look look = Look.Light, bool script = true)
    {
        var visit = await browser.OpenAsync(look, script);
        // Thumbnails lie at the archives; no test asks them for one.
        await visit.Page.Context.RouteAsync(
            address => !address.StartsWith(hub.Address.AbsoluteUri, StringComparison.Ordinal),
            route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = "<svg xmlns='http://www.w3.org/2000/svg'/>" }));
        await visit.GoAsync(At(path));
        return visit;
    }

    /// <summary>A browser of its own, whose cookies and storage lie in a folder and outlive it.</summary>
    public Task<IBrowserContext> LastingBrowserAsync(string profile) => browser.LastingAsync(profile);

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
            await hub.DisposeAsync();
            await archives.DisposeAsync();
        }

        folder.Dispose();
    }

    private string[] Settings() =>
    [
        "--Hub:DataFolder=" + folder.Path,
        "--Hub:Address=http://127.0.0.1:0",
        "--Hub:HarvestAtStart=false",
        .. archives.Archives.SelectMany(each => new[]
        {
            $"--Hub:Archives:{each.Id}:BaseUrl={archives.BaseUrl(each.Id)}",
            $"--Hub:Archives:{each.Id}:RequestsPerSecond=10000",
        }),
    ];
}
