using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

using ArchiveServer;

using Hub.Portal.Commands;
using Hub.Store;
using Hub.Tests.Acceptance;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Making;

using Microsoft.Data.Sqlite;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Harvesting;

/// <summary>What the ledger's pages do with one click, the command line does with one command, beside a running hub or without one.</summary>
public sealed class CommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private ArchiveServerHost archives = null!;

    private string[] Settings =>
    [
        "--Hub:DataFolder=" + folder.Path, "--Hub:Harvest:DeletedRecords=1", "--Hub:Harvest:DeletedShare=0",
        .. archives.Archives.SelectMany(each => new[] { $"--Hub:Archives:{each.Id}:BaseUrl={archives.BaseUrl(each.Id)}", $"--Hub:Archives:{each.Id}:RequestsPerSecond=10000" }),
    ];

    public async Task InitializeAsync() =>
        archives = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 20, Seed = 7 } }, default);

    public async Task DisposeAsync()
    {
        await archives.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("approve", RunState.Succeeded, 15)]
    [InlineData("reject", RunState.Rejected, 20)]
    public async Task A_held_run_is_decided_with_one_command(string decision, RunState state, int living)
    {
        (await RunAsync("harvest", "bia")).ShouldBe(0);
        archives.Serve(RecordSet.Empty with { Generated = 15, Seed = 7 });
        (await RunAsync("harvest", "bia")).ShouldBe(1, "it waits for a decision");
        var held = await NewestAsync();
        held.State.ShouldBe(RunState.Held);
        (await LivingAsync()).ShouldBe(20);

        (await RunAsync("decide", held.Id.ToString(CultureInfo.InvariantCulture), decision)).ShouldBe(0);

        (await LivingAsync()).ShouldBe(living);
        (await NewestAsync()).State.ShouldBe(state);
    }

    [Fact]
    public async Task A_replay_asks_nobody_and_a_dry_run_writes_nothing()
    {
        (await RunAsync("harvest", "bia", "--dry-run")).ShouldBe(0);
        (await LivingAsync()).ShouldBe(0);
        (await RunAsync("harvest", "bia")).ShouldBe(0);
        var asked = archives.Requests;

        (await RunAsync("replay", "bia")).ShouldBe(0);
        (await RunAsync("replay", "bia", "--dry-run")).ShouldBe(0);

        archives.Requests.ShouldBe(asked);
        (await NewestAsync()).Mode.ShouldBe(RunMode.Replay);
    }

    [Fact]
    public async Task A_run_of_a_running_hub_is_stopped_by_a_command()
    {
        await using var partners = await RunningPartners.StartAsync(RecordSet.Empty with { Generated = 20, Seed = 7 }, "--Hub:Harvest:LeaseTime=00:00:03", "--Hub:Archives:bia:RequestsPerSecond=1");
        var running = partners.HarvestOnlyAsync("bia");
        Run? run = null;
        while (run is null)
        {
            run = await partners.Store.Runs.ReadNewestAsync("bia", 1, default) is [var newest] ? newest : null;
        }

        (await HubCommand.RunAsync(["stop", run.Id.ToString(CultureInfo.InvariantCulture), "--Hub:DataFolder=" + partners.DataFolder])).ShouldBe(0);

        (await running).State.ShouldBe(RunState.Stopped);
    }

    [Fact]
    public async Task Verify_says_by_its_exit_code_whether_store_index_and_blobs_agree()
    {
        await using var partners = await RunningPartners.StartAsync(RecordSet.Empty with { Generated = 20, Seed = 7 });
        await partners.HarvestAsync("bia");
        string[] verify = ["verify", "--Hub:DataFolder=" + partners.DataFolder];
        (await HubCommand.RunAsync(verify)).ShouldBe(0);

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(partners.DataFolder, "hub.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE datasets SET digest = 'forged' WHERE accession = (SELECT min(accession) FROM datasets)";
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        (await HubCommand.RunAsync(verify)).ShouldBe(1);
    }

    [Theory]
    [InlineData("atlas", 0)]
    [InlineData("broken/NoTitle", 1)]
    public async Task Check_writes_report_and_badge_and_says_by_its_exit_code_whether_every_promise_is_kept(string place, int exit)
    {
        await File.WriteAllTextAsync(folder.Below("atlas.json"), Atlas.Json);

        (await RunAsync("check", folder.Below("atlas.json"), "--base-url", archives.BaseUrl(place).ToString(), "--json", folder.Below("report.json"), "--badge", folder.Below("badge.svg"))).ShouldBe(exit);

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder.Below("report.json")));
        report.RootElement.GetProperty("failed").GetInt32().ShouldBe(exit);
        XDocument.Load(folder.Below("badge.svg")).Root!.Name.LocalName.ShouldBe("svg");
    }

    private Task<int> RunAsync(params string[] words) => HubCommand.RunAsync([.. words, .. Settings]);

    private async Task<Run> NewestAsync()
    {
        await using var store = new SqliteRecordStore(folder.Below("hub.db"), TimeProvider.System);
        return (await store.Runs.ReadNewestAsync("bia", 1, default)).ShouldHaveSingleItem();
    }

    private async Task<int> LivingAsync()
    {
        await using var store = new SqliteRecordStore(folder.Below("hub.db"), TimeProvider.System);
        return await store.Datasets.ReadChangesAsync(0, default).CountAsync(dataset => !dataset.IsDeleted);
    }
}
