using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using ArchiveServer;

using Hub.Deposition.Partners;
using Hub.Harvesting;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>A partner whose definition maps otherwise than before, read again from what is kept.</summary>
public sealed class RemappedPartnerTests
{
    private static readonly PartnerAsker Curator = new("carla", IsCurator: true);

    [Fact]
    public async Task A_new_version_s_mapping_is_replayed_while_the_archive_is_off_and_the_run_s_page_shows_each_change()
    {
        await using var hub = await WebHub.StartAsync("--Hub:Harvest:LoopbackArchives=true", "--Hub:Harvest:Attempts=1");
        await HarvestedAsync(hub);
        var before = (await hub.Get<IRecordStore>().Datasets.FindAsync("ATLAS-1001", default)).ShouldNotBeNull().Dataset.Title;
        // The version that came is harvested at once, and the archive is off by now.
        (await Announcing.RunsAsync(hub, "atlas", 2))[0].State.ShouldBe(RunState.Failed);

        var run = await hub.Get<Harvester>().RunAsync(hub.Get<ArchiveDirectory>().Single(archive => archive.Id == "atlas"), RunMode.Replay, default);

        (run.State, run.Counts).ShouldBe((RunState.Succeeded, new RunCounts(0, 22, 0, 0, 0)), run.Message);
        using var reader = hub.Visitor();
        var page = WebUtility.HtmlDecode(await reader.ReadAsync($"/archives/atlas/runs/{run.Id}"));
        page.ShouldContain("What it changed");
        page.ShouldContain($"<td>Title</td><td><del>\"{before}\"</del></td><td><ins>\"ATLAS-1001\"</ins></td>");
        using var http = new HttpClient { BaseAddress = hub.Address };
        (await http.GetFromJsonAsync<JsonElement>($"/api/archives/atlas/runs/{run.Id}/changes")).GetArrayLength().ShouldBe(22);
    }

    // The first version's harvest from an archive that is off afterwards, and the second version's approval.
    private static async Task HarvestedAsync(WebHub hub)
    {
        string first;
        await using (var server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None))
        {
            first = Atlas.Json.Replace("https://atlas.example/api", server.BaseUrl("atlas") + "/api", StringComparison.Ordinal);
            await Announcing.RegisterAsync(hub, "atlas", first);
        }

        var second = first.Replace("\"title\": { \"at\": \"$.title\", \"apply\": [\"text\"] }", "\"title\": \"$.id\"", StringComparison.Ordinal);
        second.ShouldNotBe(first);
        var partners = hub.Get<PartnerRegistry>();
        await partners.SaveAsync(second, "atlas", Curator, default);
        await partners.SubmitAsync("atlas", Curator, default);
        await partners.ApproveAsync("atlas", Curator, default);
    }
}
