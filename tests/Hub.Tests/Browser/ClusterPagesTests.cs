using Deque.AxeCore.Playwright;

using Hub.Deposition.Accounts;
using Hub.Records;
using Hub.Store;

using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>A curator looks at clusters, splits one and joins it again, at a desk and on a phone, with script and without.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ClusterPagesTests(BrowserHub hub)
{
    private const string Password = "three blind mice and a cat";

    [BrowserTheory]
    [InlineData(Look.Light, true)]
    [InlineData(Look.Dark, true)]
    [InlineData(Look.Phone, false)]
    public async Task A_curator_splits_a_cluster_and_joins_it_again(Look look, bool script)
    {
        var (original, copy) = ($"idr50{(int)look + 11}", $"S-BIAD99{(int)look:0000}");
        await KeepAsync(copy, original);
        var name = $"Curator of {look}";
        await hub.Service<AccountRegistry>().RegisterAsync(new NewAccount(name, $"{look}@example.org", Password), Roles.Curator, null, CancellationToken.None);
        await using var visit = await hub.VisitAsync($"/account/sign-in?returnUrl=/curation/duplicates?find={copy}", look, script);
        await visit.Page.FillAsync("#Email", $"{look}@example.org");
        await visit.Page.FillAsync("#Password", Password);
        await visit.FollowAsync(visit.Page.Locator("main form button"));
        await LookAtAsync(visit, "clusters", look);

        await visit.FollowAsync(visit.Page.Locator(".clusters h3 a"));
        await LookAtAsync(visit, "cluster", look);
        var address = visit.Page.Url;
        await visit.Page.GetByLabel("Take out " + copy).CheckAsync();
        await visit.Page.FillAsync("#split-reason", "Other plates of the same experiment");
        await PressAsync(visit, "Take them out");
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain("They stay apart");
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain("Nothing is left in this cluster");
        await LookAtAsync(visit, "cluster-dissolved", look);

        await visit.GoAsync(hub.At("/curation/duplicates"));
        await visit.Page.FillAsync("#accessions", $"{original} {copy}");
        await visit.Page.FillAsync("#reason", "The same plates after all");
        await PressAsync(visit, "Join");
        visit.Page.Url.ShouldBe(address, "a cluster that comes together again has the id it had");
        await LookAtAsync(visit, "cluster-joined", look);
        await hub.CatchUpAsync();
        await visit.GoAsync(hub.At("/datasets/" + original));
        (await visit.Page.GetByRole(AriaRole.Region, new() { Name = "The same data in other archives" }).InnerTextAsync()).ShouldContain("The same plates after all");
        await LookAtAsync(visit, "record-held-twice", look);
        await visit.GoAsync(hub.At("/datasets?collapse=on"));
        await LookAtAsync(visit, "search-once", look);
        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task PressAsync(Visit visit, string button)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await visit.Page.WaitForLoadStateAsync();
    }

    private static async Task LookAtAsync(Visit visit, string page, Look look)
    {
        await visit.Page.ScreenshotAsync(new() { Path = EveryPage.Screenshot(page, look), FullPage = true });
        (await visit.Page.RunAxe()).Violations.Select(each => $"{each.Id}: {string.Join(" | ", each.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, "the page scrolls sideways");
    }

    private async Task KeepAsync(string accession, string original)
    {
        var dataset = new Dataset
        {
            Accession = accession,
            Archive = "bia",
            Title = "A copy in another form",
            References = [new Reference(original, "IsVariantFormOf", "Converted from")],
        };
        var store = hub.Service<IRecordStore>();
        var lease = (await store.Runs.StartAsync(new RunRequest("bia", RunMode.Import, "1", "copies", TimeSpan.FromMinutes(5)), CancellationToken.None)).Lease.ShouldNotBeNull();
        var outcome = new RecordOutcome(accession) { ChangeMark = "1", Records = [new SourceRecord { Archive = "bia", Key = accession, Dataset = dataset, Rank = 100, IsOwner = true }], Problems = [] };
        await store.Runs.ApplyAsync(lease, [outcome], sources => new MergedDataset(sources[0].Dataset, sources[0].Files), CancellationToken.None);
        await store.Runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "", true), CancellationToken.None);
        await hub.CatchUpAsync();
    }
}
