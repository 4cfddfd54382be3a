using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Nodes;

using Hub.Correlation;
using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Deposition.Publishing;
using Hub.Deposition.Uploads;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Deposition.Checks;

namespace Hub.Tests.Deposition.Publishing;

/// <summary>One reviewer link shows both halves of a correlative deposit and maps points between them, and tells nothing else; the release links both with the transformation.</summary>
public sealed class CounterpartReviewTests : IAsyncLifetime
{
    private const string Title = "Tomograms of the quuxosome", PrivateTitle = "Zyzzogeton in private";

    private WebHub hub = null!;
    private ClaimsPrincipal ada = null!;

    public async Task InitializeAsync()
    {
        hub = await WebHub.StartAsync();
        ada = DepositBench.Someone((await hub.RegisterAsync("ada")).Id, Roles.Depositor);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task A_counterpart_to_come_is_told_and_points_are_mapped_there_and_back()
    {
        var secret = await ReviewedAsync(new Counterpart { Archive = "empiar", ReleaseTogether = true });

        var page = await ReadAsync($"/review/{secret}?points=1,2,3");
        page.ShouldContain("The other half of the study");
        page.ShouldContain("<dd>EMPIAR</dd>");
        page.ShouldContain("<dd>to come</dd>");
        page.ShouldContain("both are released together");
        Mapped(page).ShouldBe([12, 14, 16], 1e-6);
        Mapped(await ReadAsync($"/review/{secret}?points=12,14,16&back=true")).ShouldBe([1, 2, 3], 1e-6);
        (await ReadAsync($"/review/{secret}?points=1,2")).ShouldContain("A point has 2 numbers, and 3 are needed: x, y, z in micrometer");
        (await ReadAsync($"/review/{secret}?points=one")).ShouldContain("is no number");
    }

    [Fact]
    public async Task A_registration_that_leads_back_with_units_of_its_own_is_taken_so()
    {
        var secret = await ReviewedAsync(new Counterpart { Archive = "empiar", RegistrationLeadsBack = true, HereUnit = "nanometer" });

        Mapped(await ReadAsync($"/review/{secret}?points=1,2,3&back=true")).ShouldBe([12, 14, 16], 1e-6);
        (await ReadAsync($"/review/{secret}")).ShouldContain("this deposit, x, y, z in nanometer");
    }

    [Fact]
    public async Task A_public_counterpart_is_shown_with_its_title_and_one_that_is_not_by_its_stated_accession_only()
    {
        await KeepAsync("EMPIAR-10999");
        var shown = await ReadAsync($"/review/{await ReviewedAsync(new Counterpart { Archive = "empiar", Accession = "EMPIAR-10999" })}");
        shown.ShouldContain(Title);
        shown.ShouldContain("EMPIAR-10999</a>");

        var stated = await ReadAsync($"/review/{await ReviewedAsync(new Counterpart { Archive = "empiar", Accession = "EMPIAR-10998" })}");
        stated.ShouldContain("EMPIAR-10998</span>, not public in this hub yet");
    }

    [Fact]
    public async Task A_double_blind_link_tells_nothing_by_which_the_counterparts_authors_are_found()
    {
        await KeepAsync("EMPIAR-10999");
        var secret = await ReviewedAsync(new Counterpart { Archive = "empiar", Accession = "EMPIAR-10999", RegistrationName = "lovelace.csv" }, isBlind: true);

        foreach (var question in new[] { "", "?points=1,2,3", "?points=1,2", "?points=12,14,16&back=true" })
        {
            var page = await ReadAsync($"/review/{secret}{question}");
            page.ShouldNotContain("10999");
            page.ShouldNotContain("quuxosome");
            page.ShouldNotContain("lovelace", Case.Insensitive);
            page.ShouldContain("withheld: its record names the authors");
        }

        Mapped(await ReadAsync($"/review/{secret}?points=1,2,3")).ShouldBe([12, 14, 16], 1e-6);
    }

    [Fact]
    public async Task Nothing_of_another_private_deposit_is_told_by_naming_it_as_the_counterpart()
    {
        var hidden = await BeginAsync(PrivateTitle);
        var secret = await ReviewedAsync(new Counterpart { Archive = "empiar", Accession = hidden });

        foreach (var question in new[] { "", "?points=1,2,3", "?handler=File&path=files.tsv" })
        {
            var page = await ReadAsync($"/review/{secret}{question}");
            page.ShouldNotContain("Zyzzogeton");
            page.ShouldNotContain($"/datasets/{hidden}\"");
        }
    }

    [Fact]
    public async Task Without_the_link_neither_half_nor_the_transformation_is_to_be_had_before_the_release()
    {
        await ReviewedAsync(new Counterpart { Archive = "empiar", Accession = "EMPIAR-10999" });
        await hub.IndexAsync();
        using var visitor = hub.Visitor();

        (await visitor.Http.GetAsync("/review/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Http.GetAsync("/transformations/T-S-HUB1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.ReadAsync("/api/datasets/EMPIAR-10999/links")).ShouldBe("[]");
        (await visitor.ReadAsync("/odata/Transformations/$count")).ShouldBe("0");
    }

    [Fact]
    public async Task The_release_links_both_halves_with_the_transformation_once_and_a_withdrawal_takes_it_back()
    {
        await ReviewedAsync(new Counterpart { Archive = "empiar", Accession = "EMPIAR-10999" });
        await hub.Get<Releasing>().SubmitAsync("S-HUB1", ada, null, default);
        await hub.Get<Publisher>().CarryAllAsync(default);
        var deposit = (await hub.Get<Deposits>().FindAsync("S-HUB1", default)).ShouldNotBeNull().Value;
        await FollowAsync(deposit);

        var link = (await hub.Get<ILinks>().ReadOfAsync("S-HUB1", default).ToListAsync()).ShouldHaveSingleItem().Value;
        link.Transformations.ShouldBe(["T-S-HUB1"]);
        link.Assertions.ShouldHaveSingleItem().By.Name.ShouldBe("ada");
        using var visitor = hub.Visitor();
        using var question = new StringContent("""{"from": "S-HUB1", "to": "EMPIAR-10999", "points": [[1, 2, 3]]}""", Encoding.UTF8, "application/json");
        using var answer = await visitor.Http.PostAsync("/api/map", question);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["points"]![0]!.AsArray().Select(number => (double)number!).ShouldBe([12, 14, 16], 1e-6);
        (await visitor.ReadAsync("/transformations/T-S-HUB1/original")).ShouldBe(Encoding.UTF8.GetString(Landmarks()));

        await FollowAsync(deposit with { State = DepositState.Withdrawn });
        (await hub.Get<StoredTransformations>().FindAsync("T-S-HUB1", default)).ShouldBeNull();
        (await hub.Get<ILinks>().ReadOfAsync("S-HUB1", default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_that_a_curator_rejected_stays_so_when_the_deposit_is_carried_again()
    {
        await ReviewedAsync(new Counterpart { Archive = "empiar", Accession = "EMPIAR-10999" });
        await hub.Get<Releasing>().SubmitAsync("S-HUB1", ada, null, default);
        var stored = await hub.Get<ILinks>().ReadOfAsync("S-HUB1", default).SingleAsync();
        await hub.Get<ILinks>().CommitAsync([new LinkChange(stored.Value with { Rejection = new LinkRejection("Maria", DateTimeOffset.UnixEpoch, "Not so") }, stored.Revision)], [], default);

        var deposit = (await hub.Get<Deposits>().FindAsync("S-HUB1", default)).ShouldNotBeNull().Value;
        await FollowAsync(deposit with { Counterpart = deposit.Counterpart! with { HereUnit = "nanometer" } });

        (await hub.Get<ILinks>().FindAsync(stored.Value.Id, default)).ShouldNotBeNull().Value.State.ShouldBe(LinkState.Rejected);
    }

    private async Task FollowAsync(Deposit deposit)
    {
        foreach (var follower in hub.Get<IEnumerable<IReleaseFollower>>())
        {
            await follower.FollowAsync(deposit, default);
        }
    }

    private async Task<string> ReviewedAsync(Counterpart counterpart, bool isBlind = false)
    {
        var accession = await BeginAsync("Light microscopy of the organelle, told in one line");
        await hub.Get<Drafting>().AnswerRedirectAsync(
            accession, ada, null, counterpart with { Registration = Convert.ToBase64String(Landmarks()), RegistrationName = counterpart.RegistrationName ?? "landmarks.csv" }, default);
        return await hub.Get<ReviewerLinks>().MakeAsync(accession, ada, "A journal", isBlind, 10, default);
    }

    private async Task<string> BeginAsync(string title)
    {
        var submission = CheckBench.Complete;
        submission = submission with { Section = submission.Section with { Attributes = [.. submission.Section.Attributes.Select(attribute => attribute.Name == "Title" ? new PageTabAttribute("Title", title) : attribute)] } };
        var accession = (await hub.Get<Deposits>().BeginAsync(ada.AccountId()!, "imaging-study", submission, default)).Value.Accession;
        var files = new BenchFiles(hub.Get<DepositFiles>(), hub.Get<IBlobStore>());
        await files.AddAsync(accession, "files.tsv", "Files\tSize\nmovies/a.ome.tif\t3\n");
        await files.AddAsync(accession, "movies/a.ome.tif", "abc");
        return accession;
    }

    private async Task KeepAsync(string accession)
    {
        var store = hub.Get<IRecordStore>();
        var lease = (await store.Runs.StartAsync(new RunRequest("empiar", RunMode.Harvest, "1", "counterparts", TimeSpan.FromMinutes(5)), default)).Lease.ShouldNotBeNull();
        var dataset = new Dataset { Accession = accession, Archive = "empiar", Title = Title, Authors = [new Author("Augusta Lovelace", null, null)] };
        var outcome = new RecordOutcome(accession) { ChangeMark = "1", Records = [new SourceRecord { Archive = "empiar", Key = accession, Dataset = dataset, Rank = 100, IsOwner = true }], Problems = [] };
        await store.Runs.ApplyAsync(lease, [outcome], sources => new MergedDataset(sources[0].Dataset, sources[0].Files), default);
        await store.Runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "", true), default);
    }

    private async Task<string> ReadAsync(string path)
    {
        using var visitor = hub.Visitor();
        return WebUtility.HtmlDecode(await visitor.ReadAsync(path));
    }

    private static double[] Mapped(string page)
    {
        var row = page[page.IndexOf("<tbody>", page.IndexOf("aria-label=\"Mapped points\"", StringComparison.Ordinal), StringComparison.Ordinal)..];
        return [.. row[..row.IndexOf("</tr>", StringComparison.Ordinal)].Split("<strong>").Skip(1).Select(cell => double.Parse(cell[..cell.IndexOf('<', StringComparison.Ordinal)], CultureInfo.InvariantCulture))];
    }

    // Twice as large and moved by ten.
    private static byte[] Landmarks() => Encoding.UTF8.GetBytes(string.Concat(new[] { (0, 0, 0), (10, 0, 1), (0, 10, 2), (3, 0, 10), (7, 8, 9), (2, 5, 1) }
        .Select((point, index) => $"\"Pt-{index}\",\"true\",\"{point.Item1}\",\"{point.Item2}\",\"{point.Item3}\",\"{(2 * point.Item1) + 10}\",\"{(2 * point.Item2) + 10}\",\"{(2 * point.Item3) + 10}\"\n")));
}
