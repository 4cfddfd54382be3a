using System.Globalization;
using System.Net;
using System.Xml.Linq;

using Hub.Deposition.Accounts;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Acceptance;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Browser;

/// <summary>A curator stops a run, and decides on held ones, from their page; nobody else can.</summary>
public sealed class RunPageTests : IAsyncLifetime
{
    private const string Password = "a long enough Passphrase 7";

    private RunningPartners partners = null!;
    private StartedChromium browser = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null)
        {
            return;
        }

        partners = await RunningPartners.StartAsync(
            RecordSet.Empty with { Generated = 30, Seed = 7 },
            "--Hub:Harvest:DeletedRecords=1", "--Hub:Harvest:DeletedShare=0", "--Hub:Harvest:AlteredRecords=0", "--Hub:Harvest:AlteredShare=0",
            "--Hub:Harvest:LeaseTime=00:00:03", "--Hub:Archives:ssbd:RequestsPerSecond=1");
        await partners.Services.GetRequiredService<AccountRegistry>().RegisterAsync(new NewAccount("Rosalind", "rosalind@example.org", Password), Roles.Curator, "command", default);
        browser = await StartedChromium.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
            await partners.DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task A_held_run_shows_its_diff_and_a_curator_approves_it_with_one_click()
    {
        var held = await HoldAsync();
        await using var visit = await SignedInAsync($"/archives/empiar/runs/{held.Id}");
        var rows = await visit.Page.Locator(".differences tbody tr").AllInnerTextsAsync();
        rows.ShouldContain(row => row.Contains("phantom-1", StringComparison.Ordinal) && row.Contains("no longer lists", StringComparison.Ordinal));
        rows.ShouldContain(row => row.Contains("An old title", StringComparison.Ordinal) && row.Contains("Title", StringComparison.Ordinal));
        rows.ShouldNotContain(row => row.Contains("HarvestedAt", StringComparison.Ordinal), "only what the archive says is compared");
        await visit.LookAsync("run-held");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is succeeded");
        var run = (await partners.Store.Runs.FindAsync(held.Id, default))!;
        (run.State, run.Counts.Gone, run.Counts.Held).ShouldBe((RunState.Succeeded, 3L, 0L));
        run.Message.ShouldNotBeNull().ShouldContain("Rosalind");
        var living = await partners.LivingAsync();
        living.Keys.ShouldNotContain("EMPIAR-90001");
        living.Values.ShouldNotContain(dataset => dataset.Title == "An old title");
        (await partners.Services.GetRequiredService<AuditLog>().ReadOfAsync("empiar", default).FirstAsync()).Action.ShouldBe("run-approved");
    }

    [BrowserFact]
    public async Task A_curator_rejects_a_held_run_and_nothing_is_lost()
    {
        var held = await HoldAsync();
        var before = await partners.LivingAsync();
        await using var visit = await SignedInAsync($"/archives/empiar/runs/{held.Id}");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is rejected");
        (await partners.LivingAsync()).Keys.ShouldBe(before.Keys, ignoreOrder: true);
        (await partners.Store.Runs.FindAsync(held.Id, default))!.State.ShouldBe(RunState.Rejected);
    }

    [BrowserFact]
    public async Task A_run_at_work_is_stopped_from_its_page()
    {
        var running = partners.HarvestOnlyAsync("ssbd");
        long? id = null;
        while (id is null)
        {
            id = (await partners.Store.Runs.ReadNewestAsync("ssbd", 1, default)) is [var newest, ..] ? newest.Id : null;
        }

        await using var visit = await SignedInAsync(string.Create(CultureInfo.InvariantCulture, $"/archives/ssbd/runs/{id}"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop this run" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("asked to stop");
        var run = await running;
        run.State.ShouldBe(RunState.Stopped);
        run.LeaseOwner.ShouldBeNull();
        visit.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_reader_sees_no_buttons_and_what_they_post_decides_nothing()
    {
        var held = await HoldAsync();
        await using var visit = await VisitAsync($"/archives/empiar/runs/{held.Id}");

        (await visit.Page.Locator("main form").CountAsync()).ShouldBe(0);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await http.PostAsync(At($"/archives/empiar/runs/{held.Id}?handler=Approve"), new FormUrlEncodedContent([]));

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.Unauthorized);
        (await partners.Store.Runs.FindAsync(held.Id, default))!.State.ShouldBe(RunState.Held);
    }

    [BrowserFact]
    public async Task What_cannot_be_read_goes_out_as_CSV_JSON_and_Atom_and_freshness_stands_in_the_metrics()
    {
        await partners.HarvestAsync("idr");
        var problems = await partners.Store.Sources.ReadProblemsAsync("idr", default).ToListAsync();
        problems.ShouldNotBeEmpty();

        (await partners.GetAsync("/api/archives/idr/problems.csv")).Split("\r\n").Length.ShouldBeGreaterThan(problems.Count);
        (await partners.GetAsync("/api/archives/idr/problems")).ShouldContain("firstSeen");
        XDocument.Parse(await partners.GetAsync("/archives/idr/problems.atom")).Root!.Elements().Count(each => each.Name.LocalName == "entry").ShouldBe(problems.Count);
        var payload = problems.First(kept => kept.PayloadDigest is not null);
        (await partners.GetAsync($"/api/archives/idr/payloads?key={Uri.EscapeDataString(payload.Key)}")).ShouldNotBeEmpty();
        var metrics = await partners.GetAsync("/metrics");
        metrics.ShouldContain("hub_archive_fresh{archive=\"empiar\"} 0");
        metrics.ShouldContain("hub_archive_next_run_seconds{archive=\"idr\"} ");
        (await partners.GetAsync("/archives")).ShouldContain("Budget left");
    }

    /// <summary>A harvest that lacks three records which the store has, and says something else of one.</summary>
    private async Task<Run> HoldAsync()
    {
        await partners.HarvestAsync("empiar");
        var source = await partners.Store.Sources.ReadAsync("empiar", default).FirstAsync(each => each.Records.Count > 0);
        var runs = partners.Store.Runs;
        var start = await runs.StartAsync(new RunRequest("empiar", RunMode.Import, "test", "test", TimeSpan.FromMinutes(1)), default);
        var said = source.Records[0];
        var outcomes = Enumerable.Range(1, 3).Select(i => new RecordOutcome($"phantom-{i}")
        {
            Records = [said with { Key = $"phantom-{i}", Dataset = new Dataset { Accession = $"EMPIAR-9000{i}", Archive = "empiar", Title = "A phantom" } }],
        }).Append(new RecordOutcome(source.State.Key)
        {
            ChangeMark = "another",
            Payload = source.Payload! with { Parts = [.. source.Payload.Parts.Select(part => part with { Blob = part.Blob with { Digest = new string('0', 64) } })] },
            PayloadDigest = new string('0', 64),
            Records = [said with { Dataset = said.Dataset with { Title = "An old title" } }],
        });
        await runs.ApplyAsync(start.Lease!, [.. outcomes], Hub.Harvesting.Mapping.MergeByOwner, default);
        await runs.EndAsync(start.Lease!, new RunEnd(RunState.Succeeded, "Made.", false), default);
        var held = await partners.HarvestAsync("empiar");
        held.State.ShouldBe(RunState.Held, held.Message);
        return held;
    }

    private Uri At(string path) => new(partners.Address, path);

    private async Task<Visit> VisitAsync(string path)
    {
        var visit = await browser.OpenAsync();
        await visit.GoAsync(At(path));
        return visit;
    }

    private async Task<Visit> SignedInAsync(string path)
    {
        var visit = await VisitAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await visit.Page.Locator("#Email").FillAsync("rosalind@example.org");
        await visit.Page.Locator("#Password").FillAsync(Password);
        await visit.FollowAsync(visit.Page.Locator("form.stacked button"));
        return visit;
    }
}
