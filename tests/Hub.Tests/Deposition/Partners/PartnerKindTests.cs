using System.Net;

using Hub.Deposition.Partners;
using Hub.Store;

using Quartz;

namespace Hub.Tests.Deposition.Partners;

/// <summary>
/// Every kind that needs no code, from the form on the page to the search: filled in, tried with 25 records, submitted,
/// approved, scheduled, harvested, found.
/// </summary>
public sealed class PartnerKindTests : IAsyncLifetime
{
    private readonly PartnersHub hub = new();

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [Theory]
    [InlineData("crates-git", "ro-crate", """{"folder": "crates"}""", "repository=cells/repos/cells/crates raw=cells/cells/crates")]
    [InlineData("crates-index", "ro-crate", "", "index=cells/index/ro-crate-metadata.json")]
    [InlineData("crates-sitemap", "ro-crate", "", "sitemap=cells/sitemap.xml")]
    [InlineData("crates-folder", "ro-crate", "", "folder=cells/folder")]
    public Task A_partner_with_crates_in_the_GIDE_profile(string id, string kind, string options, string endpoints) =>
        RegisterAsync(id, kind, @"CELLS-\d+", options, endpoints, "CELLS-50001", 24);

    [Fact]
    public Task A_collection_of_BioStudies() => RegisterAsync(
        "studies", "biostudies", @"S-JCBD\d+", """{"collection": "JCB", "landingPage": "https://studies.example/{accession}"}""",
        "api=jcb/biostudies/api/v1 files=jcb/biostudies/files mirror=jcb", "S-JCBD5001", 24);

    [Fact]
    public Task A_repository_with_OAI_PMH() => RegisterAsync("atlas-oai", "oai-pmh", @"ATLAS-\d+", """{"prefix": "datacite"}""", "oai=atlas/oai", "ATLAS-1001", 22);

    [Fact]
    public Task Pages_with_Bioschemas_in_a_sitemap() => RegisterAsync("atlas-pages", "bioschemas", @"ATLAS-\d+", """{"pages": "/pages/"}""", "sitemap=atlas/sitemap.xml", "ATLAS-1001", 22);

    [Fact]
    public async Task Endpoints_that_are_missing_or_doubled_are_refused_at_the_form()
    {
        var doubled = await hub.FillInAsync("doubled", "ro-crate", @"DOUBLE-\d+", "", ("index", "cells/index"), ("index", "cells/other"));
        WebUtility.HtmlDecode(await doubled.Content.ReadAsStringAsync()).ShouldContain("Two endpoints are called 'index'");
        var missing = await hub.FillInAsync("missing", "ro-crate", @"MISS-\d+", "");
        WebUtility.HtmlDecode(await missing.Content.ReadAsStringAsync()).ShouldContain("Name one endpoint at least");
    }

    private async Task RegisterAsync(string id, string kind, string accessions, string options, string endpoints, string accession, int records)
    {
        var named = endpoints.Split(' ').Select(each => each.Split('=', 2)).Select(each => (each[0], each[1])).ToArray();
        var filled = await hub.FillInAsync(id, kind, accessions, options, named);
        (filled.Headers.Location?.OriginalString).ShouldBe("/partners/" + id, WebUtility.HtmlDecode(await filled.Content.ReadAsStringAsync()));

        await HastenAsync(id);

        var tried = WebUtility.HtmlDecode(await (await hub.Steward.PostFromAsync("/partners/" + id, $"/partners/{id}?handler=Try")).Content.ReadAsStringAsync());
        tried.ShouldContain($"{records} of them were read, {records} became datasets");
        tried.ShouldContain(accession);
        (await hub.Hub.Get<IRecordStore>().Sources.CountAsync(id, default)).Sources.ShouldBe(0, "a dry run stores nothing");

        await hub.ApproveAsync(id);
        var run = await hub.HarvestedAsync(id);

        (run.State, run.Counts).ShouldBe((RunState.Succeeded, new RunCounts(records, 0, 0, 0, 0)), run.Message);
        var stored = (await hub.Hub.Get<IRecordStore>().Datasets.FindAsync(accession, default)).ShouldNotBeNull();
        (stored.Dataset.Archive, stored.IsDeleted, stored.Dataset.Title.Length > 0).ShouldBe((id, false, true));
        (await hub.Steward.ReadAsync("/datasets?q=" + accession)).ShouldContain("/datasets/" + accession);
        (await hub.Steward.ReadAsync("/archives")).ShouldContain("Partner " + id);
        var scheduler = await hub.Hub.Get<ISchedulerFactory>().GetScheduler();
        (await scheduler.GetTrigger(new TriggerKey(id))).ShouldNotBeNull();

        (await hub.Curator.PostFromAsync("/partners/" + id, $"/partners/{id}?handler=Suspend")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await scheduler.GetTrigger(new TriggerKey(id), patience.Token) is not null)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // A second version with another pace, saved on the partner's page.
    private async Task HastenAsync(string id)
    {
        var first = await hub.Hub.Get<PartnerRegistry>().ReadVersionsAsync(id, default).FirstAsync();
        var saved = await hub.Steward.PostFromAsync("/partners/" + id, $"/partners/{id}?handler=Save", ("definition", first.Json.Replace("\"kind\":", "\"requestsPerSecond\": 50, \"kind\":", StringComparison.Ordinal)));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
