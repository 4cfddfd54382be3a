using System.Text;

using ArchiveServer;

using Hub.Deposition.Accounts;
using Hub.Deposition.Partners;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Harvesting;
using Hub.Tests.Making;

using Quartz;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>What a partner registered is there after the hub stopped in the middle of its harvest, and after it was killed.</summary>
public sealed class PartnerRestartTests : IAsyncLifetime
{
    private const int Records = 22;

    private static readonly string[] Settings = ["--Hub:Harvest:LoopbackArchives=true", "--Hub:Harvest:BatchRecords=1", "--Hub:Harvest:LeaseTime=00:00:03"];

    private readonly TemporaryFolder folder = new();
    private ArchiveServerHost server = null!;

    public async Task InitializeAsync() =>
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Definitions_versions_schedule_and_what_was_harvested_survive_a_stop_and_a_kill()
    {
        var (run, secret) = await RegisterAsync();
        using (var process = HubProcess.Start(server, folder.Path, ["--Hub:Archives:bia:Enabled=false", .. Settings]))
        {
            await CountedAsync(8);
            await process.KillAsync();
        }

        await using var hub = await WebHub.StartOverAsync(folder.Path, Settings);
        var ended = await EndedAsync(hub.Get<IRecordStore>());

        (ended.Id, ended.State, ended.Counts).ShouldBe((run, RunState.Succeeded, new RunCounts(Records, 0, 0, 0, 0)), ended.Message);
        (await hub.Get<IRecordStore>().Runs.ReadNewestAsync("atlas", 10, default)).Count.ShouldBe(1, "one run, not begun again after the stop or after the kill");
        var partners = hub.Get<PartnerRegistry>();
        var asker = new PartnerAsker("anybody", IsCurator: true);
        var partner = await partners.FindAsync("atlas", asker, default);
        (partner.Name, partner.Latest, partner.Active, partner.Submitted).ShouldBe(("Atlas of Cells", 2, 1, 2));
        partner.Approved.ShouldBe([1]);
        (await partners.ReadVersionsAsync("atlas", default).Select(version => version.Number).ToListAsync()).ShouldBe([1, 2]);
        (await partners.SecretAsync("atlas", default)).ShouldBe(secret);
        (await ScheduledAsync(hub)).ShouldBeAssignableTo<ICronTrigger>()!.CronExpressionString.ShouldBe("0 15 4 * * ?");
        hub.Get<ArchiveDirectory>().Single(archive => archive.Id == "atlas").Name.ShouldBe("Atlas", "version 1 is in use until a curator approves version 2");
        await partners.ApproveAsync("atlas", asker, default);
        hub.Get<ArchiveDirectory>().Single(archive => archive.Id == "atlas").Name.ShouldBe("Atlas of Cells");
    }

    // Registers two versions, has the first approved, and stops the hub in the middle of the first harvest.
    private async Task<(long Run, string Secret)> RegisterAsync()
    {
        await using var hub = await WebHub.StartOverAsync(folder.Path, Settings);
        var steward = await hub.ProgramAsync((await hub.RegisterAsync("steward", Roles.Steward)).Id, TokenScopes.Curation, TokenScopes.Write);
        var curator = await hub.ProgramAsync((await hub.RegisterAsync("curator", Roles.Curator)).Id, TokenScopes.Curation, TokenScopes.Write);
        var definition = Atlas.Json.Replace("https://atlas.example/api", server.BaseUrl("atlas") + "/api", StringComparison.Ordinal)
            .Replace("\"requestsPerSecond\": 50", "\"requestsPerSecond\": 5, \"schedule\": \"0 15 4 * * ?\"", StringComparison.Ordinal);
        await PostAsync(steward, "/api/partners", definition);
        await PostAsync(steward, "/api/partners/atlas/submit");
        await PostAsync(curator, "/api/partners/atlas/approve");
        await PostAsync(steward, "/api/partners/atlas/versions", definition.Replace("\"Atlas\"", "\"Atlas of Cells\"", StringComparison.Ordinal));
        await PostAsync(steward, "/api/partners/atlas/submit");
        await CountedAsync(2);
        var run = (await hub.Get<IRecordStore>().Runs.ReadNewestAsync("atlas", 1, default)).ShouldHaveSingleItem();
        run.State.ShouldBe(RunState.Running);
        return (run.Id, (await hub.Get<PartnerRegistry>().SecretAsync("atlas", default)).ShouldNotBeNull());
    }

    private static async Task PostAsync(HttpClient program, string path, string json = "{}") =>
        (await program.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"))).IsSuccessStatusCode.ShouldBeTrue(path);

    // Until so many records of the partner are stored, by whichever process.
    private async Task CountedAsync(int records)
    {
        await using var store = new SqliteRecordStore(folder.Below("hub.db"), TimeProvider.System);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        for (var change = 0L; (await store.Sources.CountAsync("atlas", patience.Token)).Sources < records;)
        {
            change = await store.Datasets.WaitForChangeAsync(change, patience.Token);
        }
    }

    private static async Task<Run> EndedAsync(IRecordStore store)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (await store.Runs.ReadNewestAsync("atlas", 1, patience.Token) is [{ State: not RunState.Running } run])
            {
                return run;
            }

            await Task.Yield();
        }
    }

    // Its schedule, which the hub takes up beside its start.
    private static async Task<ITrigger> ScheduledAsync(WebHub hub)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var scheduler = await hub.Get<ISchedulerFactory>().GetScheduler(patience.Token);
        while (true)
        {
            if (await scheduler.GetTrigger(new TriggerKey("atlas"), patience.Token) is { } trigger)
            {
                return trigger;
            }

            await Task.Yield();
        }
    }
}
