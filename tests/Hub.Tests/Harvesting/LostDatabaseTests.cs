using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using ArchiveServer;

using Hub.Catalogue;
using Hub.Harvesting;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Deposition;
using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Harvesting;

/// <summary>A running hub whose PostgreSQL goes away for a while: what it answers meanwhile, and that it needs no new start.</summary>
[NeedsServer("HUB_TEST_POSTGRES", "tests/servers/postgres")]
public sealed class LostDatabaseTests : IAsyncLifetime
{
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(4));
    private readonly PostgresDatabase database = new();
    private readonly TemporaryFolder folder = new();
    private ArchiveServerHost server = null!;
    private WebHub hub = null!;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES") is null)
        {
            return;
        }

        await database.CreateAsync();
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);
        hub = await WebHub.StartOverAsync(folder.Path, "--Hub:Store:Postgres=" + database.ConnectionString, "--Hub:Harvest:LoopbackArchives=true", "--Hub:Harvest:LeaseTime=00:00:03", "--Hub:Harvest:BatchRecords=1");
    }

    public async Task DisposeAsync()
    {
        patience.Dispose();
        if (hub is not null)
        {
            await hub.DisposeAsync();
            await server.DisposeAsync();
            await database.DisposeAsync();
        }

        folder.Dispose();
    }

    [ServedFact]
    public async Task Searching_goes_on_all_else_is_told_to_wait_and_then_everything_does_again()
    {
        await HarvestAsync();
        await hub.IndexAsync();
        using var http = new HttpClient { BaseAddress = hub.Address };
        var found = await http.GetStringAsync("/odata/Datasets/$count");

        await database.CutOffAsync();

        (await http.GetStringAsync("/odata/Datasets/$count")).ShouldBe(found);
        using var ready = await http.GetAsync("/health/ready");
        (ready.StatusCode, ready.Headers.RetryAfter?.Delta).ShouldBe((HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(1)));
        (await ready.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("store-unreachable");
        UnreachableStore.Caused(await Record.ExceptionAsync(HarvestAsync)).ShouldBeTrue();

        await database.RestoreAsync();
        server.Serve(RecordSet.Empty with { Generated = 48, Seed = 3 });
        var run = await HarvestAgainAsync();

        (run.State, run.Counts.New).ShouldBe((RunState.Succeeded, 22), run.Message);
        // Nobody asks the index to follow: it does by itself, as before.
        while (hub.Get<CatalogueReader>().Count < 44)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [ServedFact]
    public async Task A_run_that_lost_the_database_goes_on_where_it_was()
    {
        var lost = HarvestAsync(requestsPerSecond: 20);
        while (await hub.Get<IRecordStore>().Datasets.LastChangeAsync(default) == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await database.CutOffAsync();
        UnreachableStore.Caused(await Record.ExceptionAsync(() => lost)).ShouldBeTrue();
        await database.RestoreAsync();
        var run = await HarvestAgainAsync();

        (run.Id, run.State, run.Counts.New).ShouldBe((1, RunState.Succeeded, 22), run.Message);
        (await hub.Get<IRecordStore>().Datasets.LastChangeAsync(default)).ShouldBe(22, "nothing was written twice");
    }

    // A lease that could not be given back lapses after three seconds, and a connection that was cut off is noticed when it is used.
    private async Task<Run> HarvestAgainAsync()
    {
        while (true)
        {
            try
            {
                return await HarvestAsync();
            }
            catch (Exception passing) when (passing is RunRefusedException || UnreachableStore.Caused(passing))
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }

    private Task<Run> HarvestAsync() => HarvestAsync(requestsPerSecond: 1000);

    private Task<Run> HarvestAsync(double requestsPerSecond) =>
        hub.Get<Harvester>().RunAsync(Atlas.Read(Atlas.Json, server.BaseUrl("atlas")) with { RequestsPerSecond = requestsPerSecond }, RunMode.Harvest, default);
}
