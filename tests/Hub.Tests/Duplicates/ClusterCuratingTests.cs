using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using Hub.Catalogue;
using Hub.Deposition.Accounts;
using Hub.Store;
using Hub.Tests.Deposition;

using static Hub.Tests.Duplicates.ClusterBench;

namespace Hub.Tests.Duplicates;

/// <summary>A curator splits and joins clusters on pages without script and by a program; others see what came of it.</summary>
public sealed class ClusterCuratingTests : IAsyncLifetime
{
    private WebHub hub = null!;

    public async Task InitializeAsync()
    {
        hub = await WebHub.StartAsync();
        using var bench = new ClusterBench(hub.Get<IRecordStore>(), TimeProvider.System);
        await bench.PutAsync(A("idr0001", "idr", "Atlas of <hearts> & vessels of the fish"), ClusterContract.Citing("S-BIAD1", "bia", "idr0001", "IsVersionOf"), A("S-JCBD1", "jcb"));
        await hub.IndexAsync();
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task A_curator_splits_and_joins_on_pages_and_the_log_has_it()
    {
        using var carla = await hub.SignedInAsync("carla", Roles.Curator);
        var list = await carla.ReadAsync("/curation/duplicates?evidence=CitedAccession&archive=bia&find=idr0001");
        list.ShouldContain("D00001");
        list.ShouldContain("Atlas of &lt;hearts&gt; &amp; vessels");
        (await carla.ReadAsync("/curation/duplicates?evidence=SharedDataDoi")).ShouldNotContain("D00001");
        (await carla.ReadAsync("/datasets?q=fish")).ShouldContain("Also held by");

        var refused = await PostAsync(carla, "/curation/duplicates/D00001", "Split", ("Apart", "S-BIAD1"), ("SplitReason", ""));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Say why");
        (await PostAsync(carla, "/curation/duplicates/D00001", "Split", ("Apart", "S-BIAD1"), ("SplitReason", "Other <plates>"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await carla.ReadAsync("/curation/duplicates/D00001")).ShouldContain("Other &lt;plates&gt;");
        await hub.IndexAsync();
        (await carla.ReadAsync("/datasets?q=fish")).ShouldNotContain("Also held by");
        (await PostAsync(carla, "/curation/duplicates", "Join", ("Accessions", "idr0001, S-JCBD1"), ("Reason", "The same plates"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await hub.IndexAsync();
        (await carla.ReadAsync("/datasets/idr0001")).ShouldContain("The same plates");
        var log = await carla.ReadAsync("/account/audit");
        log.ShouldContain("duplicates-split");
        log.ShouldContain("duplicates-joined");
    }

    [Fact]
    public async Task A_curator_chooses_who_stands_for_a_cluster_and_the_search_that_hides_copies_shows_it()
    {
        using var carla = await hub.SignedInAsync("carla", Roles.Curator);
        (await carla.ReadAsync("/datasets?q=fish&collapse=on")).ShouldContain("href=\"/datasets/idr0001\"");
        (await carla.ReadAsync("/curation/duplicates/D00001")).ShouldContain("The rule chose it");

        (await PostAsync(carla, "/curation/duplicates/D00001", "Prefer", ("Preferred", "S-BIAD1"), ("PreferReason", ""))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(carla, "/curation/duplicates/D00001", "Prefer", ("Preferred", "S-BIAD1"), ("PreferReason", "It has the <files>"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await carla.ReadAsync("/curation/duplicates/D00001");
        page.ShouldContain("carla chose it");
        page.ShouldContain("It has the &lt;files&gt;");
        page.ShouldContain("Let S-BIAD1 stand for");
        (await carla.ReadAsync("/account/audit")).ShouldContain("duplicates-preferred");
        await hub.IndexAsync();
        await ShownAsync(carla, "S-BIAD1", "idr0001");

        (await PostAsync(carla, "/curation/duplicates/D00001", "Prefer", ("Preferred", ""), ("PreferReason", "The rule was right"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await carla.ReadAsync("/curation/duplicates/D00001")).ShouldContain("Let the rule choose again");
        await hub.IndexAsync();
        await ShownAsync(carla, "idr0001", "S-BIAD1");
    }

    [Fact]
    public async Task A_program_of_a_curator_does_the_same_and_everybody_reads_it()
    {
        var carla = await hub.RegisterAsync("carla", Roles.Curator);
        using var program = await hub.ProgramAsync(carla.Id, TokenScopes.Read, TokenScopes.Curation);
        using var stranger = new HttpClient { BaseAddress = hub.Address };
        var all = await stranger.GetFromJsonAsync<JsonElement>("/api/duplicates");
        all.GetArrayLength().ShouldBe(1);
        all[0].GetProperty("pairs")[0].GetProperty("evidence")[0].GetProperty("kind").GetString().ShouldBe("citedAccession");

        using var nothing = await program.PostAsJsonAsync("/api/duplicates/join", new { });
        nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var joined = await program.PostAsJsonAsync("/api/duplicates/join", new { accessions = new[] { "S-BIAD1", "S-JCBD1" }, reason = "The same plates" });
        joined.StatusCode.ShouldBe(HttpStatusCode.OK, await joined.Content.ReadAsStringAsync());
        using var preferred = await program.PostAsJsonAsync("/api/duplicates/D00001/prefer", new { accessions = new[] { "S-JCBD1" }, reason = "It is the older" });
        preferred.StatusCode.ShouldBe(HttpStatusCode.OK, await preferred.Content.ReadAsStringAsync());
        (await preferred.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("preferred").GetString().ShouldBe("S-JCBD1");
        using var two = await program.PostAsJsonAsync("/api/duplicates/D00001/prefer", new { accessions = new[] { "S-JCBD1", "S-BIAD1" }, reason = "Both" });
        two.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await two.Content.ReadAsStringAsync()).ShouldContain("2 were given. Give one accession, or none");
        (await program.GetFromJsonAsync<JsonElement>("/api/duplicates/D00001")).GetProperty("chosen").GetProperty("accession").GetString().ShouldBe("S-JCBD1", "nothing was chosen anew");
        using var rule = await program.PostAsJsonAsync("/api/duplicates/D00001/prefer", new { accessions = Array.Empty<string>(), reason = "The rule was right" });
        (await rule.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("chosen").ValueKind.ShouldBe(JsonValueKind.Null);
        using var split = await program.PostAsJsonAsync("/api/duplicates/D00001/split", new { accessions = new[] { "S-BIAD1" }, reason = "Other plates" });
        split.StatusCode.ShouldBe(HttpStatusCode.OK, await split.Content.ReadAsStringAsync());

        var left = await stranger.GetFromJsonAsync<JsonElement>("/api/datasets/idr0001/duplicates");
        left.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("accession").GetString()).ShouldBe(["S-JCBD1", "idr0001"]);
        (await program.GetFromJsonAsync<JsonElement>("/api/duplicates/history")).GetArrayLength().ShouldBe(4);
        (await stranger.GetAsync("/api/datasets/S-BIAD1/duplicates")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task ShownAsync(WebVisitor visitor, string shown, string hidden)
    {
        var once = hub.Get<CatalogueReader>().Search(new CatalogueRequest { Collapse = true }, default);
        once.Hits.Select(hit => hit.Accession).ShouldBe([shown, "S-JCBD1"], ignoreOrder: true, $"{hidden} is hidden");
        (await visitor.ReadAsync("/datasets?collapse=on")).ShouldContain($"href=\"/datasets/{shown}\"");
    }

    private static Task<HttpResponseMessage> PostAsync(WebVisitor visitor, string page, string handler, params (string, string)[] values) => visitor.PostFromAsync(page, $"{page}?handler={handler}", values);
}
