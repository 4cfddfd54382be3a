using Hub.Deposition.Accounts;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Deposition;

using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>A curator looks at the clusters of duplicates, splits one and joins it again, with script and without.</summary>
public sealed class ClusterPagesTests : IAsyncLifetime
{
    private const string Original = "idr9001";
    private const string Copy = "S-BIAD9001";

    private WebHub hub = null!;
    private StartedChromium browser = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is null)
        {
            hub = await WebHub.StartAsync();
            await KeepAsync(new Dataset { Accession = Original, Archive = "idr", Title = "Plates of a screen of cell shape", ReleaseDate = new DateOnly(2020, 5, 1), Authors = [new Author("Ada Lee")] });
            await KeepAsync(new Dataset { Accession = Copy, Archive = "bia", Title = "The screen in another form", References = [new Reference(Original, "IsVariantFormOf", "Converted from")] });
            await hub.IndexAsync();
            browser = await StartedChromium.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
            await hub.DisposeAsync();
        }
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_curator_splits_a_cluster_and_joins_it_again(bool script)
    {
        await using var visit = await SignedInAsync(script);
        await visit.GoAsync(At("/curation/duplicates?find=" + Copy));
        await LookAsync(visit, "clusters", script);
        await visit.FollowAsync(visit.Page.Locator(".clusters h3 a"));
        await LookAsync(visit, "cluster", script);
        var address = visit.Page.Url;

        await visit.Page.GetByLabel("Take out " + Copy).CheckAsync();
        await visit.Page.FillAsync("#split-reason", "Other plates of the same experiment");
        await PressAsync(visit, "Take them out");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("They stay apart");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Nothing is left in this cluster");
        await LookAsync(visit, "cluster-dissolved", script);

        await visit.GoAsync(At("/curation/duplicates"));
        await visit.Page.FillAsync("#accessions", $"{Original} {Copy}");
        await visit.Page.FillAsync("#reason", "The same plates after all");
        await PressAsync(visit, "Join");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("They stay one");
        visit.Page.Url.ShouldBe(address, "a cluster that comes together again has the id it had");
        await LookAsync(visit, "cluster-joined", script);

        await hub.IndexAsync();
        await visit.GoAsync(At("/datasets/" + Original));
        (await visit.Page.GetByRole(AriaRole.Region, new() { Name = "The same data in other archives" }).InnerTextAsync()).ShouldContain("The same plates after all");
        await LookAsync(visit, "record-held-twice", script);
        await visit.GoAsync(At("/datasets?collapse=on"));
        (await visit.TotalAsync()).ShouldBe(1);
        await LookAsync(visit, "search-once", script);
    }

    [BrowserFact]
    public async Task A_split_without_a_reason_is_refused_and_what_was_chosen_stays_chosen()
    {
        await using var visit = await SignedInAsync(script: true);
        await visit.GoAsync(At("/curation/duplicates"));
        await visit.FollowAsync(visit.Page.Locator(".clusters h3 a"));
        await visit.Page.GetByLabel("Take out " + Copy).CheckAsync();

        await PressAsync(visit, "Take them out");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        (await visit.Page.GetByLabel("Take out " + Copy).IsCheckedAsync()).ShouldBeTrue();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "2 datasets" })).ToBeVisibleAsync();
    }

    // The judge of accessibility is a script itself.
    private static Task LookAsync(Visit visit, string name, bool script) => script ? visit.LookAsync(name) : Task.CompletedTask;

    private Uri At(string path) => new(hub.Address, path);

    private static Task PressAsync(Visit visit, string button) => visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task<Visit> SignedInAsync(bool script)
    {
        await hub.RegisterAsync("carla", Roles.Curator);
        var visit = await browser.OpenAsync(script: script);
        await visit.GoAsync(At("/account/sign-in"));
        await visit.Page.Locator("input[name=Email]").FillAsync("carla@example.org");
        await visit.Page.Locator("input[name=Password]").FillAsync(WebHub.Password);
        await visit.FollowAsync(visit.Page.Locator("form:has(input[name=Password]) button").First);
        return visit;
    }

    private async Task KeepAsync(Dataset dataset)
    {
        var runs = hub.Get<IRecordStore>().Runs;
        var lease = (await runs.StartAsync(new RunRequest(dataset.Archive, RunMode.Import, "1", "two archives", TimeSpan.FromMinutes(5)), CancellationToken.None)).Lease.ShouldNotBeNull();
        var outcome = new RecordOutcome(dataset.Accession) { ChangeMark = "1", Records = [new SourceRecord { Archive = dataset.Archive, Key = dataset.Accession, Dataset = dataset, Rank = 100, IsOwner = true }], Problems = [] };
        await runs.ApplyAsync(lease, [outcome], sources => new MergedDataset(sources[0].Dataset, sources[0].Files), CancellationToken.None);
        await runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "", true), CancellationToken.None);
    }
}
