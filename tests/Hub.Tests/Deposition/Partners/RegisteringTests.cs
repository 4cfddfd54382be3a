using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using ArchiveServer;

using Hub.Deposition.Accounts;
using Hub.Deposition.Partners;
using Hub.Portal.Registering;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Duplicates;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>A partner registers over the pages and the API of a running hub, and its records are found.</summary>
public sealed class RegisteringTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Enumerated = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private ArchiveServerHost server = null!;
    private WebHub hub = null!;

    private string Definition => Atlas.Json.Replace("https://atlas.example/api", server.BaseUrl("atlas") + "/api", StringComparison.Ordinal);

    public async Task InitializeAsync()
    {
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);
        hub = await WebHub.StartAsync("--Hub:Harvest:LoopbackArchives=true");
    }

    public async Task DisposeAsync()
    {
        await hub.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_steward_registers_a_curator_approves_and_the_records_are_found_without_a_restart()
    {
        using var steward = await hub.SignedInAsync("steward", Roles.Steward);
        using var curator = await hub.SignedInAsync("curator", Roles.Curator);
        (await UploadAsync(steward, Definition)).Headers.Location!.OriginalString.ShouldBe("/partners/atlas");

        var tried = WebUtility.HtmlDecode(await (await steward.PostFromAsync("/partners/atlas", "/partners/atlas?handler=Try")).Content.ReadAsStringAsync());
        tried.ShouldContain("22 of them were read, 22 became datasets");
        tried.ShouldContain("ATLAS-1001");
        tried.ShouldContain("declared.date");

        (await steward.PostFromAsync("/partners/atlas", "/partners/atlas?handler=Submit")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await steward.PostFromAsync("/partners/atlas", "/partners/atlas?handler=Approve")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        hub.Get<ArchiveDirectory>().ShouldNotContain(archive => archive.Id == "atlas");
        (await curator.PostFromAsync("/partners/atlas", "/partners/atlas?handler=Approve")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await HarvestedAsync("ATLAS-1001");
        await hub.IndexAsync();
        (await steward.ReadAsync("/datasets?q=ATLAS-1001")).ShouldContain("/datasets/ATLAS-1001");
        (await steward.ReadAsync("/archives")).ShouldContain("Atlas");
    }

    [Fact]
    public async Task A_dry_run_says_whether_there_is_anything_to_compare_with()
    {
        const string Nothing = "There is nothing to compare with: no other archive has datasets here yet.";
        using var steward = await hub.SignedInAsync("steward", Roles.Steward);
        await UploadAsync(steward, Definition);
        var alone = await TriedAsync(steward);
        alone.ShouldContain(Nothing);
        alone.ShouldNotContain("<span class=\"tag good\">100");

        var store = hub.Get<IRecordStore>();
        using (var bench = new ClusterBench(store, TimeProvider.System))
        {
            await bench.PutAsync(ClusterBench.A("idr0001", "idr", authors: "Lee A"), ClusterBench.A("ATLAS-1001", "atlas"));
        }

        // The archive's own changes are far more than the ones that are looked at first.
        for (var change = 0; change < 2_100; change++)
        {
            await store.Datasets.TouchAsync(["ATLAS-1001"], default);
        }

        var beside = await TriedAsync(steward);
        beside.ShouldNotContain(Nothing);
        beside.ShouldContain("<span class=\"tag good\">100");
    }

    [Fact]
    public async Task A_dry_run_of_a_larger_archive_reads_25_records_and_shows_of_each_what_came_what_it_becomes_and_why()
    {
        server.Serve(RecordSet.Empty with { Generated = 60, Seed = 3 });
        var steward = await ProgramAsync("steward", Roles.Steward);
        await PostAsync(steward, "/api/partners", Definition.Replace("\"licence\": \"$.rights\"", "\"licence\": \"$.technique\"", StringComparison.Ordinal));
        using var answer = await PostAsync(steward, "/api/partners/atlas/dry-run");

        var report = (await answer.Content.ReadFromJsonAsync<DryRunReport>(Enumerated)).ShouldNotBeNull();

        (report.Listed, report.IsWhole, report.Failure, report.Records.Count).ShouldBe((55, true, null, 25));
        report.Records.Select(record => record.Key).ShouldBeUnique();
        report.Records.ShouldAllBe(record => record.Payload.Contains(record.Key) && record.PayloadBytes > 0 && record.Source!.AbsolutePath.EndsWith(record.Key, StringComparison.Ordinal));
        report.Records.ShouldAllBe(record => record.Datasets[record.Key]["Title"].Length > 0);
        report.Records.ShouldAllBe(record => record.Trace.Any(entry => entry.Field == "ReleaseDate" && entry.Rule == "declared.date"));
        report.Records.ShouldAllBe(record => record.Problems.Any(problem => problem.Message.Contains("State its SPDX id", StringComparison.Ordinal)), "none of its licences is one");
        report.Coverage.Single(field => field.Field == "Title").Here.ShouldBe(1);
        (await hub.Get<IRecordStore>().Datasets.LastChangeAsync(default)).ShouldBe(0, "nothing is stored");
        (await hub.Get<IRecordStore>().Runs.ReadNewestAsync("atlas", 1, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Versions_are_kept_and_one_that_was_approved_comes_back()
    {
        var (steward, curator) = (await ProgramAsync("steward", Roles.Steward), await ProgramAsync("curator", Roles.Curator));
        await ApprovedAsync(steward, curator, Definition);
        await PostAsync(steward, "/api/partners/atlas/versions", Definition.Replace("\"Atlas\"", "\"Atlas of Cells\"", StringComparison.Ordinal));
        (await PostAsync(steward, "/api/partners/atlas/roll-back/2")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await PostAsync(steward, "/api/partners/atlas/submit");
        Name().ShouldBe("Atlas");
        await PostAsync(curator, "/api/partners/atlas/approve");
        Name().ShouldBe("Atlas of Cells");

        (await PostAsync(steward, "/api/partners/atlas/roll-back/1")).StatusCode.ShouldBe(HttpStatusCode.OK);

        Name().ShouldBe("Atlas");
        (await steward.GetFromJsonAsync<JsonElement>("/api/partners/atlas/versions")).GetArrayLength().ShouldBe(2);
        (await PostAsync(steward, "/api/partners/atlas/suspend")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(curator, "/api/partners/atlas/suspend")).StatusCode.ShouldBe(HttpStatusCode.OK);
        hub.Get<ArchiveDirectory>().ShouldNotContain(archive => archive.Id == "atlas");
        (await PostAsync(steward, "/api/partners/atlas/roll-back/1")).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        string Name() => hub.Get<ArchiveDirectory>().Single(archive => archive.Id == "atlas").Name;
    }

    [Theory]
    [InlineData("\"ATLAS-\\\\d+\"", "\"S-HUB\\\\d+\"", "ownsAccessions")]
    [InlineData("\"ATLAS-\\\\d+\"", "\".*\"", "ownsAccessions")]
    [InlineData("\"id\": \"atlas\"", "\"id\": \"hub\"", "id")]
    [InlineData("\"kind\": \"declarative\"", "\"kind\": \"empiar\"", "kind")]
    [InlineData("\"requestsPerSecond\": 50", "\"requestsPerSecond\": 5000", "requestsPerSecond")]
    [InlineData("\"requestsPerSecond\": 50", "\"baseUrl\": \"http://127.0.0.1:1/\"", "baseUrl")]
    [InlineData("\"requestsPerSecond\": 50", "\"schedule\": \"0 * * * * ?\"", "schedule")]
    [InlineData("\"requestsPerSecond\": 50", "\"schedule\": \"every night\"", "schedule")]
    [InlineData("\"requestsPerSecond\": 50", "\"schedule\": \"0 0 3 30 2 ?\"", "schedule")]
    [InlineData("\"requestsPerSecond\": 50", "\"schedule\": \"0 0 3 1 1 ? 2020\"", "schedule")]
    [InlineData("{ \"api\": \"http://127.0.0.1", "{ \"api\": \"http://10.0.0.1", "endpoints")]
    [InlineData("\"requestsPerSecond\": 50", "\"id\": \"atlas\"", "definition")]
    [InlineData("\"title\": { \"at\": \"$.title\"", "\"title\": { \"at\": \"$.title[\"", "declaration")]
    [InlineData("\"requestsPerSecond\": 50", "\"requestPerSecond\": 50", "definition")]
    public async Task A_definition_that_would_harm_others_or_cannot_work_is_refused(string sound, string wrong, string field)
    {
        var steward = await ProgramAsync("steward", Roles.Steward);
        var definition = Definition.Replace(sound, wrong, StringComparison.Ordinal);
        definition.ShouldNotBe(Definition);

        var refused = await PostAsync(steward, "/api/partners", definition);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("partner-" + field);
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldNotContain("config/", Case.Sensitive, "a partner has no file of the hub to correct");
    }

    [Theory]
    [InlineData("{\n  \"id\": \"atlas\",,\n}", "line 2, character 17: ")]
    [InlineData("{\n  \"id\": \"atlas\"", "line 2, character 16: ")]
    [InlineData("[]", "A definition is a JSON object")]
    [InlineData("{ \"id\": \"atlas\", \"titel\": \"Atlas\" }", "titel: there is no property 'titel'; there may be id, name, ")]
    [InlineData("{ \"id\": \"atlas\" }", "missing here: 'name'")]
    public async Task A_definition_that_cannot_be_read_is_refused_with_its_place_and_what_may_stand_there(string definition, string because)
    {
        var steward = await ProgramAsync("steward", Roles.Steward);

        var refused = await PostAsync(steward, "/api/partners", definition);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var detail = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldNotBeNull();
        detail.ShouldContain(because);
        detail.ShouldNotContain(".NET");
        detail.ShouldNotContain("BytePosition");
    }

    [Fact]
    public async Task Two_partners_cannot_own_the_same_accessions()
    {
        await PostAsync(await ProgramAsync("one", Roles.Steward), "/api/partners", Definition);

        var refused = await PostAsync(await ProgramAsync("other", Roles.Steward), "/api/partners", Definition.Replace("\"id\": \"atlas\"", "\"id\": \"atlas2\"", StringComparison.Ordinal));

        (await refused.Content.ReadAsStringAsync()).ShouldContain("claims accessions of Atlas");
    }

    [Fact]
    public async Task A_record_with_an_accession_that_its_partner_does_not_own_is_left_out_with_the_reason()
    {
        var (steward, curator) = (await ProgramAsync("steward", Roles.Steward), await ProgramAsync("curator", Roles.Curator));
        await ApprovedAsync(steward, curator, Definition.Replace(@"ATLAS-\\d+", @"ATLAS-100\\d", StringComparison.Ordinal));

        await HarvestedAsync("ATLAS-1001");

        var store = hub.Get<IRecordStore>();
        (await store.Datasets.FindAsync("ATLAS-1012", default)).ShouldBeNull();
        (await store.Sources.ReadProblemsAsync("atlas", default).ToListAsync()).ShouldContain(kept => kept.Problem.Code == "accession-foreign");
    }

    [Fact]
    public async Task Nobody_sees_or_changes_another_stewards_partner()
    {
        await PostAsync(await ProgramAsync("one", Roles.Steward), "/api/partners", Definition);
        var other = await ProgramAsync("other", Roles.Steward);
        var depositor = await ProgramAsync("depositor", Roles.Depositor);
        using var nobody = new HttpClient { BaseAddress = hub.Address };

        foreach (var path in new[] { "versions", "dry-run", "submit" })
        {
            (await PostAsync(other, "/api/partners/atlas/" + path, Definition)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await PostAsync(depositor, "/api/partners/atlas/" + path, Definition)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await PostAsync(nobody, "/api/partners/atlas/" + path, Definition)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        (await other.GetAsync("/api/partners/atlas")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(other, "/api/partners/atlas/approve")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_announcement_of_changes_is_read_if_it_is_signed()
    {
        var (steward, curator) = (await ProgramAsync("steward", Roles.Steward), await ProgramAsync("curator", Roles.Curator));
        await ApprovedAsync(steward, curator, Definition);
        await HarvestedAsync("ATLAS-1001");
        var runs = await IdleAsync();
        var secret = await hub.Get<PartnerRegistry>().SecretAsync("atlas", default);

        (await AnnounceAsync("wrong", TimeProvider.System.GetUtcNow())).ShouldBe(HttpStatusCode.Unauthorized);
        (await AnnounceAsync(secret!, TimeProvider.System.GetUtcNow().AddMinutes(-10))).ShouldBe(HttpStatusCode.Unauthorized);
        (await AnnounceAsync(secret!, TimeProvider.System.GetUtcNow(), partner: "nope")).ShouldBe(HttpStatusCode.Unauthorized);
        (await AnnounceAsync(secret!, TimeProvider.System.GetUtcNow(), body: "{}")).ShouldBe(HttpStatusCode.BadRequest);
        (await AnnounceAsync(secret!, TimeProvider.System.GetUtcNow())).ShouldBe(HttpStatusCode.Accepted);

        while ((await IdleAsync()).Count == runs.Count)
        {
            await Task.Yield();
        }

        var announced = (await IdleAsync())[0];
        (announced.Mode, announced.State, announced.Counts.Seen, announced.Counts.Gone).ShouldBe((RunMode.Import, RunState.Succeeded, 2, 0));
    }

    private async Task<HttpStatusCode> AnnounceAsync(string secret, DateTimeOffset at, string body = "{\"keys\":[\"ATLAS-1001\",\"ATLAS-1002\"]}", string partner = "atlas")
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        var timestamp = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/partners/{partner}/changed") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Hub-Timestamp", timestamp);
        request.Headers.Add("X-Hub-Signature-256", Announcement.Sign(secret, timestamp, body));
        return (await http.SendAsync(request)).StatusCode;
    }

    // The newest runs, once none is at work.
    private async Task<IReadOnlyList<Run>> IdleAsync()
    {
        while (true)
        {
            var runs = await hub.Get<IRecordStore>().Runs.ReadNewestAsync("atlas", 50, default);
            if (runs.Count > 0 && runs.All(run => run.State != RunState.Running))
            {
                return runs;
            }

            await Task.Yield();
        }
    }

    private static async Task<string> TriedAsync(WebVisitor steward) =>
        WebUtility.HtmlDecode(await (await steward.PostFromAsync("/partners/atlas", "/partners/atlas?handler=Try")).Content.ReadAsStringAsync());

    private async Task HarvestedAsync(string accession)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var datasets = hub.Get<IRecordStore>().Datasets;
        for (var change = 0L; await datasets.FindAsync(accession, patience.Token) is null;)
        {
            change = await datasets.WaitForChangeAsync(change, patience.Token);
        }

        await IdleAsync();
    }

    private static async Task ApprovedAsync(HttpClient steward, HttpClient curator, string definition)
    {
        (await PostAsync(steward, "/api/partners", definition)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await PostAsync(steward, "/api/partners/atlas/submit")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(curator, "/api/partners/atlas/approve")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient program, string path, string json = "{}") =>
        program.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    private async Task<HttpClient> ProgramAsync(string name, string role)
    {
        var account = await hub.RegisterAsync(name, role);
        return await hub.ProgramAsync(account.Id, TokenScopes.Curation, TokenScopes.Write);
    }

    private static async Task<HttpResponseMessage> UploadAsync(WebVisitor steward, string definition)
    {
        var token = System.Text.RegularExpressions.Regex.Match(await steward.ReadAsync("/partners"), "name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        using var form = new MultipartFormDataContent { { new StringContent(definition), "file", "atlas.json" }, { new StringContent(token), "__RequestVerificationToken" } };
        return await steward.Http.PostAsync("/partners?handler=Upload", form);
    }
}
