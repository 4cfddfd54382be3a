using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using ArchiveServer;

using Hub.Deposition.Accounts;
using Hub.Harvesting;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>What waits for a decision in a held run, as a program reads it.</summary>
public sealed class HeldPartnerTests
{
    private static readonly RecordSet Before = RecordSet.Empty with { Generated = 24, Seed = 3 };

    [Fact]
    public async Task What_waits_in_a_held_run_is_open_to_all_as_JSON_and_is_what_a_curator_s_approval_does()
    {
        await using var server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = Before }, CancellationToken.None);
        await using var hub = await WebHub.StartAsync("--Hub:Harvest:LoopbackArchives=true", "--Hub:Harvest:AlteredRecords=5", "--Hub:Harvest:DeletedRecords=2");
        await Announcing.RegisterAsync(hub, "atlas", Atlas.Json.Replace("https://atlas.example/api", server.BaseUrl("atlas") + "/api", StringComparison.Ordinal));
        server.Serve(Before with { Generated = 18, Seed = 4 });
        var before = await TitlesAsync(hub);
        var run = await hub.Get<Harvester>().RunAsync(hub.Get<ArchiveDirectory>().Single(archive => archive.Id == "atlas"), RunMode.Harvest, default);
        run.State.ShouldBe(RunState.Held, run.Message);
        var page = $"/archives/atlas/runs/{run.Id}";
        using var anybody = hub.Visitor();
        using var curator = await hub.SignedInAsync("carla", Roles.Curator);

        var waits = await WaitingAsync(anybody, run.Id);
        (await WaitingAsync(curator, run.Id)).ShouldBe(waits);
        (await TitlesAsync(hub)).Count.ShouldBe(before.Count, "nothing of it is done yet");
        (await anybody.Http.PostAsync($"{page}?handler=Approve", new FormUrlEncodedContent([]))).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await WaitingAsync(anybody, run.Id)).ShouldBe(waits);
        (await curator.PostFromAsync(page, $"{page}?handler=Approve")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var after = await TitlesAsync(hub);
        waits.Where(wait => wait.Change == "gone").Select(wait => wait.Key).ShouldBe(before.Keys.Except(after.Keys), ignoreOrder: true);
        waits.Where(wait => wait.Change == "gone").ShouldNotBeEmpty();
        waits.Where(wait => wait.Change == "changed").ShouldNotBeEmpty();
        waits.Where(wait => wait.Change == "changed").ShouldAllBe(wait => wait.Before == before[wait.Key] && wait.After == after[wait.Key] && wait.Before != wait.After);
        (await WaitingAsync(anybody, run.Id)).ShouldBeEmpty("nothing waits any more");
    }

    [Fact]
    public async Task Nothing_waits_in_a_run_that_was_not_held_and_where_archive_or_run_is_another_the_answer_is_404()
    {
        await using var hub = await WebHub.StartAsync();
        var lease = (await hub.Get<IRecordStore>().Runs.StartAsync(new RunRequest("atlas", RunMode.Harvest, "1", "tests", TimeSpan.FromHours(1)), default)).Lease.ShouldNotBeNull();
        using var anybody = hub.Visitor();

        (await WaitingAsync(anybody, lease.Run)).ShouldBeEmpty();
        foreach (var address in new[] { $"globe/runs/{lease.Run}", $"atlas/runs/{lease.Run + 1}", $"nobody/runs/{lease.Run}", "atlas/runs/one" })
        {
            (await anybody.Http.GetAsync($"/api/archives/{address}/waiting")).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    private static async Task<IReadOnlyList<(string Key, string Change, string? Before, string? After)>> WaitingAsync(WebVisitor visitor, long run)
    {
        var waits = await visitor.Http.GetFromJsonAsync<JsonElement>($"/api/archives/atlas/runs/{run}/waiting");
        return [.. waits.EnumerateArray().Select(wait => (wait.GetProperty("key").GetString()!, wait.GetProperty("change").GetString()!, Title(wait, "before"), Title(wait, "after")))];
    }

    private static string? Title(JsonElement wait, string side) => wait.GetProperty("fields").EnumerateArray()
        .Where(field => field.GetProperty("field").GetString() == "Title").Select(field => JsonSerializer.Deserialize<string>(field.GetProperty(side).GetString()!)).FirstOrDefault();

    private static async Task<IReadOnlyDictionary<string, string>> TitlesAsync(WebHub hub) => await hub.Get<IRecordStore>().Datasets.ReadChangesAsync(0, default)
        .Where(stored => !stored.IsDeleted).ToDictionaryAsync(stored => stored.Dataset.Accession, stored => stored.Dataset.Title);
}
