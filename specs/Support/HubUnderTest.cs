using System.Text.Json;

using ArchiveServer;
using ArchiveServer.Faults;

using Hub.Catalogue;
using Hub.Correlation;
using Hub.Duplicates;
using Hub.Harvesting;
using Hub.Portal.Composing;
using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.DependencyInjection;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Specs.Support;

/// <summary>One scenario's hub with its archives: the real programs on loopback, in a folder of their own.</summary>
public sealed class HubUnderTest : IAsyncDisposable
{
    // Nothing is harvested because the clock happens to strike an archive's hour.
    private const string LeapDay = "0 0 0 29 2 ?";

    private readonly string folder = Directory.CreateTempSubdirectory("hub-spec-").FullName;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private ArchiveServerHost? archives;
    private RunningHub? hub;
    private RecordSet? held;
    private bool isHarvested;

    /// <summary>The archives, once a scenario has said what they hold.</summary>
    public ArchiveServerHost Archives => archives ?? throw new InvalidOperationException("The scenario must say first what the archives hold.");

    /// <summary>The running hub.</summary>
    public RunningHub Hub => hub ?? throw new InvalidOperationException("The hub is not running yet.");

    /// <summary>The store behind the hub.</summary>
    public IRecordStore Store => Hub.Services.GetRequiredService<IRecordStore>();

    /// <summary>The catalogue behind the hub.</summary>
    public CatalogueReader Catalogue => Hub.Services.GetRequiredService<CatalogueReader>();

    /// <summary>Starts archives that hold these records, and a hub that knows no others.</summary>
    public async Task StartAsync(RecordSet records)
    {
        if (records == held)
        {
            return;
        }

        (held, isHarvested) = (records, false);
        if (archives is not null)
        {
            archives.Serve(records);
            return;
        }

        archives = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = records }, CancellationToken.None);
        hub = await RunningHub.StartAsync(
            [
                "--Hub:DataFolder=" + Path.Combine(folder, "data"),
                "--Hub:Address=http://127.0.0.1:0",
                "--Hub:HarvestAtStart=false",
                "--Hub:Harvest:FirstPause=00:00:00.010",
                "--Hub:Harvest:LongestPause=00:00:00.200",
                .. archives.Archives.SelectMany(each => new[] { $"--Hub:Archives:{each.Id}:BaseUrl={archives.BaseUrl(each.Id)}", $"--Hub:Archives:{each.Id}:RequestsPerSecond=10000", $"--Hub:Archives:{each.Id}:Schedule={LeapDay}" }),
            ],
            CancellationToken.None);
    }

    /// <summary>Misbehaves from now on.</summary>
    public void Inject(string faults) => Archives.Inject(Fault.ParseList(faults), seed: 7);

    /// <summary>One run; its links, its duplicates and its index are settled when it returns.</summary>
    public async Task<Run> HarvestAsync(string archive)
    {
        var run = await Hub.Services.GetRequiredService<Harvester>().RunAsync(Definition(archive), RunMode.Harvest, CancellationToken.None);
        await Hub.Services.GetRequiredService<LinkFollowing>().CatchUpAsync(CancellationToken.None);
        await Hub.Services.GetRequiredService<DuplicateFollowing>().CatchUpAsync(CancellationToken.None);
        await Hub.Services.GetRequiredService<CatalogueIndexer>().CatchUpAsync(CancellationToken.None);
        return run;
    }

    /// <summary>One run over every archive, unless all of what they hold was harvested before.</summary>
    public async Task HarvestAllAsync()
    {
        if (isHarvested)
        {
            return;
        }

        foreach (var archive in Archives.Archives)
        {
            (await HarvestAsync(archive.Id)).State.ShouldBeOneOf(RunState.Succeeded, RunState.Partial);
        }

        isHarvested = true;
    }

    /// <summary>An archive as the hub knows it.</summary>
    public ArchiveDefinition Definition(string archive) =>
        Hub.Services.GetRequiredService<IReadOnlyList<ArchiveDefinition>>().Single(each => each.Id == archive);

    /// <summary>What a program gets.</summary>
    public async Task<Answer> GetAsync(string address, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Hub.Address, address));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    /// <summary>What a program gets, as JSON.</summary>
    public async Task<JsonElement> GetJsonAsync(string address) => JsonDocument.Parse((await GetAsync(address, "application/json")).Body).RootElement;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (hub is not null)
        {
            await hub.DisposeAsync();
        }

        if (archives is not null)
        {
            await archives.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
