using ArchiveServer;

using Hub.Deposition.Accounts;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Deposition;

using Microsoft.Playwright;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Browser;

/// <summary>A steward registers an archive in the browser, a curator approves it, and a reader finds its records.</summary>
public sealed class RegisterPartnerTests : IAsyncLifetime
{
    private ArchiveServerHost server = null!;
    private WebHub hub = null!;
    private StartedChromium browser = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is null)
        {
            server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);
            hub = await WebHub.StartAsync("--Hub:Harvest:LoopbackArchives=true");
            browser = await StartedChromium.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
            await hub.DisposeAsync();
            await server.DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task A_partner_is_registered_tried_submitted_approved_and_found()
    {
        await using var steward = await SignedInAsync("steward", Roles.Steward);
        await steward.GoAsync(new Uri(hub.Address, "/partners"));
        await FillAsync(steward.Page);
        await steward.LookAsync("partners-form");
        await steward.FollowAsync(steward.Page.GetByRole(AriaRole.Button, new() { Name = "Save the definition" }));
        await steward.LookAsync("partner-draft");
        await steward.Page.GetByRole(AriaRole.Button, new() { Name = "Try 25 records" }).ClickAsync();
        await Assertions.Expect(steward.Page.Locator("#dry-run [role=status]")).ToContainTextAsync("22 of them were read, 22 became datasets", new() { Timeout = 60_000 });
        await steward.LookAsync("partner-dry-run");
        await steward.Page.GetByRole(AriaRole.Button, new() { Name = "Submit version 1" }).ClickAsync();
        await Assertions.Expect(steward.Page.Locator(".tag.warn").First).ToContainTextAsync("waits for a curator");

        await using var curator = await SignedInAsync("curator", Roles.Curator);
        await curator.GoAsync(new Uri(hub.Address, "/partners/atlas"));
        await curator.LookAsync("partner-decision");
        await curator.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(curator.Page.Locator(".tag.good").First).ToContainTextAsync("harvested by version 1");
        await HarvestedAsync("ATLAS-1001");
        await curator.LookAsync("partner-active");

        await curator.GoAsync(new Uri(hub.Address, "/datasets?q=ATLAS-1001"));
        await Assertions.Expect(curator.Page.Locator("a[href='/datasets/ATLAS-1001']").First).ToBeVisibleAsync();
    }

    private async Task FillAsync(IPage page)
    {
        var definition = System.Text.Json.Nodes.JsonNode.Parse(Atlas.Json)!;
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Atlas of Cells");
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync("atlas");
        await page.GetByLabel("Its accessions").FillAsync(@"ATLAS-\d+");
        await page.GetByLabel("Endpoint's name", new() { Exact = true }).FillAsync("api");
        await page.GetByLabel("Endpoint's address", new() { Exact = true }).FillAsync(server.BaseUrl("atlas") + "/api");
        await page.GetByLabel("Declaration, or options").FillAsync(definition["declaration"]!.ToJsonString(new() { WriteIndented = true }));
    }

    private async Task<Visit> SignedInAsync(string name, string role)
    {
        await hub.RegisterAsync(name, role);
        var visit = await browser.OpenAsync();
        await visit.GoAsync(new Uri(hub.Address, "/account/sign-in"));
        await visit.Page.Locator("input[name=Email]").FillAsync(name + "@example.org");
        await visit.Page.Locator("input[name=Password]").FillAsync(WebHub.Password);
        await visit.FollowAsync(visit.Page.Locator("form:has(input[name=Password]) button").First);
        return visit;
    }

    private async Task HarvestedAsync(string accession)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var datasets = hub.Get<IRecordStore>().Datasets;
        for (var change = 0L; await datasets.FindAsync(accession, patience.Token) is null;)
        {
            change = await datasets.WaitForChangeAsync(change, patience.Token);
        }

        await hub.IndexAsync();
    }
}
