using System.Text.Json;

using ArchiveServer;

using Hub.Catalogue;
using Hub.Harvesting;
using Hub.Portal.Composing;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Acceptance;

/// <summary>The whole hub and its partner archives on loopback, in a folder of their own.</summary>
public sealed class RunningPartners : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly HttpClient http = new();
    private readonly RunningHub hub;

    private RunningPartners(ArchiveServerHost archives, TemporaryFolder folder, RunningHub hub) =>
        (Archives, this.folder, this.hub) = (archives, folder, hub);

    /// <summary>Where the hub is.</summary>
    public Uri Address => hub.Address;

    /// <summary>The archives.</summary>
    public ArchiveServerHost Archives { get; }

    /// <summary>Where the hub's data lie.</summary>
    public string DataFolder => hub.DataFolder;

    /// <summary>The truth.</summary>
    public IRecordStore Store => hub.Services.GetRequiredService<IRecordStore>();

    /// <summary>Payloads and file lists.</summary>
    public IBlobStore Blobs => hub.Services.GetRequiredService<IBlobStore>();

    /// <summary>How datasets belong together.</summary>
    public ILinks Links => hub.Services.GetRequiredService<ILinks>();

    /// <summary>Which datasets are the same.</summary>
    public IDuplicates Duplicates => hub.Services.GetRequiredService<IDuplicates>();

    /// <summary>The hub's parts.</summary>
    public IServiceProvider Services => hub.Services;

    /// <summary>What can be found.</summary>
    public CatalogueReader Catalogue => hub.Services.GetRequiredService<CatalogueReader>();

    /// <summary>Starts archives with these records, and a hub that knows no others.</summary>
    /// <param name="records">What the archives serve.</param>
    /// <param name="more">Settings over those that every test has.</param>
    public static async Task<RunningPartners> StartAsync(RecordSet records, params string[] more)
    {
        var archives = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = records }, CancellationToken.None);
        var place = new TemporaryFolder();
        string[] settings =
        [
            "--Hub:DataFolder=" + place.Below("data"),
            "--Hub:Address=http://127.0.0.1:0",
            "--Hub:HarvestAtStart=false",
            .. archives.Archives.SelectMany(each => new[] { $"--Hub:Archives:{each.Id}:BaseUrl={archives.BaseUrl(each.Id)}", $"--Hub:Archives:{each.Id}:RequestsPerSecond=10000" }),
            .. more,
        ];
        return new RunningPartners(archives, place, await RunningHub.StartAsync(settings, CancellationToken.None));
    }

    /// <summary>One run; the index follows by itself.</summary>
    public Task<Run> HarvestOnlyAsync(string archive)
    {
        var definition = hub.Services.GetRequiredService<IReadOnlyList<ArchiveDefinition>>().Single(each => each.Id == archive);
        return hub.Services.GetRequiredService<Harvester>().RunAsync(definition, RunMode.Harvest, CancellationToken.None);
    }

    /// <summary>One run, indexed when it returns.</summary>
    public async Task<Run> HarvestAsync(string archive)
    {
        var run = await HarvestOnlyAsync(archive);
        await hub.Services.SettleAsync();
        return run;
    }

    /// <summary>Carries out the deletions of a held run.</summary>
    public async Task ApproveAsync(long run)
    {
        await hub.Services.GetRequiredService<Harvester>().ApproveAsync(run, "a curator", CancellationToken.None);
        await hub.Services.SettleAsync();
    }

    /// <summary>The datasets that are not gone, by accession.</summary>
    public async Task<IReadOnlyDictionary<string, Dataset>> LivingAsync() =>
        await Store.Datasets.ReadChangesAsync(0, CancellationToken.None).Where(stored => !stored.IsDeleted).ToDictionaryAsync(stored => stored.Dataset.Accession, stored => stored.Dataset);

    /// <summary>The rows of an OData answer, all pages.</summary>
    public async Task<IReadOnlyList<JsonElement>> ODataAsync(string question)
    {
        var rows = new List<JsonElement>();
        for (Uri? next = new(hub.Address, "/odata/" + question); next is not null;)
        {
            var answer = JsonDocument.Parse(await http.GetStringAsync(next)).RootElement;
            rows.AddRange(answer.GetProperty("value").EnumerateArray());
            next = answer.TryGetProperty("@odata.nextLink", out var link) ? new Uri(hub.Address, link.GetString()) : null;
        }

        return rows;
    }

    /// <summary>How many blobs are kept.</summary>
    public async Task<int> CountBlobsAsync() => await Blobs.ReadDigestsAsync(CancellationToken.None).CountAsync();

    /// <summary>A page of a hub's answer to a question, with counts of these facets.</summary>
    public CataloguePage Ask(CatalogueRequest request, params string[] facets) => Catalogue.Search(
        request with { Facets = [.. facets.Select(facet => new FacetRequest(facet, CatalogueLimits.MaxFacetValues))] },
        CancellationToken.None);

    /// <summary>The page of an address, as a browser gets it.</summary>
    public async Task<string> GetAsync(string address) => await http.GetStringAsync(new Uri(hub.Address, address));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await hub.DisposeAsync();
        await Archives.DisposeAsync();
        folder.Dispose();
    }
}
