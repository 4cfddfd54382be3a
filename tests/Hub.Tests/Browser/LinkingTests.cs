using System.Globalization;
using System.Text.RegularExpressions;

using ArchiveServer.Generating;

using Deque.AxeCore.Playwright;

using Hub.Correlation;
using Hub.Deposition.Accounts;
using Hub.Portal.Composing;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Correlation.Fields;

using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>A person links datasets of two archives, and anyone maps points from one into the other.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class LinkingTests(BrowserHub hub)
{
    private const string Password = "three blind mice and a cat";

    [RealPairTheory]
    [InlineData(0, Look.Light, true)]
    [InlineData(1, Look.Phone, true)]
    [InlineData(2, Look.Light, false)]
    public async Task A_person_with_the_files_links_a_real_pair_and_a_point_is_mapped_across(int which, Look look, bool script)
    {
        var pair = RealPair.All[which];
        await pair.KeepAsync(hub.Service<IRecordStore>(), CancellationToken.None);
        await hub.CatchUpAsync();
        await using var visit = await hub.VisitAsync($"/datasets/{pair.Here}", look, script);
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Link it with " }));
        await RegisterAsync(visit, $"Grace {which}");

        await LookAtAsync(visit, pair, look, script);
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm the link" }));

        visit.Page.Url.ShouldEndWith($"/datasets/{pair.Here}#links");
        var row = visit.Page.Locator("table.links tbody tr", new() { HasText = pair.Other }).Filter(new() { HasText = "spatially" });
        (await row.InnerTextAsync()).ShouldContain("is spatially correlated with");
        (await row.InnerTextAsync()).ShouldContain($"Grace {which}");
        (await row.InnerTextAsync()).ShouldContain("One specimen, two microscopes");
        await MapAsync(visit, pair, look);
        await visit.GoAsync(hub.At($"/datasets/{pair.Other}"));
        (await visit.Page.Locator("table.links tbody tr", new() { HasText = pair.Here }).Filter(new() { HasText = "spatially" }).InnerTextAsync()).ShouldContain("1\u00a0transformation");
        visit.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task What_a_person_gives_wrongly_is_refused_in_words_and_the_form_keeps_what_was_typed()
    {
        await using var visit = await hub.VisitAsync($"/datasets/{CorrelatedRecords.XRay}/link");
        await RegisterAsync(visit, "Rosalind");

        await visit.Page.FillAsync("#other", "not an accession");
        await visit.Page.FillAsync("#evidence", "Because I say so");
        await PressAsync(visit, "Look at what comes of it");
        (await visit.Page.Locator("#refused").InnerTextAsync()).ShouldContain("'not an accession' is no accession that this hub knows");
        (await visit.Page.InputValueAsync("#evidence")).ShouldBe("Because I say so");

        await visit.Page.FillAsync("#other", CorrelatedRecords.XRay);
        await PressAsync(visit, "Look at what comes of it");
        (await visit.Page.Locator("#refused").InnerTextAsync()).ShouldContain("not linked with itself");

        await visit.Page.FillAsync("#other", CorrelatedRecords.Light);
        await GiveAsync(visit, "landmarks.csv", "\"Pt-0\",\"true\",\"1\",\"2\",\"3\",\"4\",\"5\",\"oops\"\n"u8.ToArray());
        await PressAsync(visit, "Look at what comes of it");
        (await visit.Page.Locator("#refused").InnerTextAsync()).ShouldContain("line 1");

        await GiveAsync(visit, "landmarks.csv", "\"Pt-0\",\"true\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"\n\"Pt-1\",\"true\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"\n"u8.ToArray());
        await PressAsync(visit, "Look at what comes of it");
        (await visit.Page.Locator("#refused").InnerTextAsync()).ShouldContain("landmark", Case.Insensitive);
        (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm the link" }).CountAsync()).ShouldBe(0);
        (await visit.Page.RunAxe()).Violations.Select(each => each.Id).ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_field_in_a_zip_is_given_through_the_page_and_maps_points_there_and_back()
    {
        var (here, there) = (GeneratedAccession.Idr(1), GeneratedAccession.Empiar(1));
        await using var visit = await hub.VisitAsync($"/datasets/{here}/link");
        await RegisterAsync(visit, "Karl");
        await visit.Page.FillAsync("#other", there);
        await GiveAsync(visit, "warp.zip", ZarrFolder.WithField().PutGroup([2, 2, 3], [0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 1, 1.1, 1.2, 1, 1.1, 1.2], "1,2,2").Zipped());
        await PressAsync(visit, "Look at what comes of it");
        await visit.Page.SelectOptionAsync("#choice", "1");
        await PressAsync(visit, "Look again");

        var outcome = await visit.Page.Locator("section.outcome").InnerTextAsync();
        outcome.ShouldContain("The way back is found for each point by iterating");
        outcome.ShouldContain("linearly between 2 × 3 samples");
        (await visit.Page.RunAxe()).Violations.Select(each => each.Id).ShouldBeEmpty();
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm the link" }));
        await visit.GoAsync(hub.At($"/map?from={here}&to={there}&points=1,1"));
        Close(await MappedAsync(visit), [1.15, 2.05], 1e-5);
        await visit.GoAsync(hub.At($"/map?from={there}&to={here}&points=1.15,2.05"));
        Close(await MappedAsync(visit), [1, 1], 1e-5);
        (await visit.Page.Locator(".hops").InnerTextAsync()).ShouldContain("its inverse found by iterating");
        visit.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_curator_rejects_a_mined_link_and_no_later_mining_brings_it_back()
    {
        var mined = await MinedAsync();
        var accounts = hub.Service<AccountRegistry>();
        await accounts.RegisterAsync(new NewAccount("Maria Merian", "maria@example.org", Password), Roles.Curator, null, CancellationToken.None);
        await using (var stranger = await hub.VisitAsync("/links/" + mined.Id))
        {
            (await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Reject this link" }).CountAsync()).ShouldBe(0);
        }

        await using var visit = await hub.VisitAsync("/account/sign-in?returnUrl=/links/" + mined.Id);
        await visit.Page.FillAsync("#Email", "maria@example.org");
        await visit.Page.FillAsync("#Password", Password);
        await visit.FollowAsync(visit.Page.Locator("main form button"));
        await visit.Page.FillAsync("#Reason", "The accession is another study's");
        await PressAsync(visit, "Reject this link");

        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain("Maria Merian rejected this link");
        (await visit.Page.RunAxe()).Violations.Select(each => each.Id).ShouldBeEmpty();
        await hub.Service<IRecordStore>().Datasets.TouchAsync([mined.From, mined.To], CancellationToken.None);
        await hub.CatchUpAsync();

        (await hub.Service<ILinks>().FindAsync(mined.Id, CancellationToken.None)).ShouldNotBeNull().Value.State.ShouldBe(LinkState.Rejected);
        await visit.GoAsync(hub.At("/datasets/" + mined.From));
        (await visit.Page.Locator("table.links tbody a.mono", new() { HasText = mined.To }).CountAsync()).ShouldBe(0);
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain("rejected by a curator");

        await visit.GoAsync(hub.At("/links/" + mined.Id));
        await PressAsync(visit, "Let the link stand again");
        (await hub.Service<ILinks>().FindAsync(mined.Id, CancellationToken.None)).ShouldNotBeNull().Value.State.ShouldBe(LinkState.Standing);
    }

    [BrowserFact]
    public async Task The_graph_is_walked_by_keyboard_alone()
    {
        await using var visit = await hub.VisitAsync("/datasets/" + CorrelatedRecords.Light);
        var first = visit.Page.Locator(".graph a").First;
        await first.FocusAsync();
        var seen = new List<string>();
        var count = await visit.Page.Locator(".graph a").CountAsync();
        for (var step = 0; step < count; step++)
        {
            seen.Add(await visit.Page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')"));
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        count.ShouldBe(6);
        seen.ShouldContain(label => label.StartsWith("T1 similarity ± ", StringComparison.Ordinal) && label.Contains(CorrelatedRecords.Electron, StringComparison.Ordinal));
        seen.ShouldContain(label => label.StartsWith(CorrelatedRecords.XRay, StringComparison.Ordinal) && label.EndsWith("coordinate system", StringComparison.Ordinal));
        await visit.ArriveAsync(() => visit.Page.Locator(".graph a.arrow").First.PressAsync("Enter"));
        visit.Page.Url.ShouldContain("/transformations/T");
        (await visit.Page.Locator("h1").InnerTextAsync()).ShouldContain("→");
    }

    [BrowserFact]
    public async Task Two_ways_to_one_image_are_held_against_each_other()
    {
        await using var visit = await hub.VisitAsync($"/map?from={CorrelatedRecords.Light}&to={CorrelatedRecords.Electron}&points=1,2,3", script: false);

        (await visit.Page.Locator(".hops li").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldContain("by T1, similarity fitted to 8 landmarks");
        (await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Loops" }).InnerTextAsync()).ShouldContain("µm");
        (await visit.Page.Locator("table.mapped tbody").InnerTextAsync()).ShouldContain("±");
    }

    [BrowserFact]
    public async Task A_facet_finds_what_comes_with_a_transformation()
    {
        await using var visit = await hub.VisitAsync("/facets/has", script: false);
        var value = visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = Transformation() });

        await visit.FollowAsync(value);

        visit.Page.Url.ShouldContain("has=transformation");
        (await visit.TotalAsync()).ShouldBeGreaterThanOrEqualTo(3);
        var found = await visit.Page.Locator(".hit").AllInnerTextsAsync();
        found.ShouldContain(hit => hit.Contains(CorrelatedRecords.Light, StringComparison.Ordinal));
        foreach (var address in await visit.Page.Locator(".hit h3 a").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)"))
        {
            await visit.GoAsync(hub.At(address));
            (await visit.Page.Locator(".graph a.arrow").CountAsync()).ShouldBeGreaterThan(0, address);
        }
    }

    private static async Task RegisterAsync(Visit visit, string name)
    {
        visit.Page.Url.ShouldContain("/account/sign-in");
        await visit.FollowAsync(visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Register" }));
        await visit.Page.FillAsync("#Name", name);
        await visit.Page.FillAsync("#Email", $"{name.Replace(' ', '.').ToLowerInvariant()}@example.org");
        await visit.Page.FillAsync("#Password", Password);
        await visit.FollowAsync(visit.Page.Locator("main form button"));
        visit.Page.Url.ShouldEndWith("/link");
    }

    private static async Task LookAtAsync(Visit visit, RealPair pair, Look look, bool script)
    {
        await visit.Page.FillAsync("#other", pair.Other);
        await visit.Page.FillAsync("#evidence", "One specimen, two microscopes");
        await GiveAsync(visit, pair.FileName, pair.Bytes);
        await visit.Page.CheckAsync($"input[name='Form.LeadsBack'][value={(pair.LeadsBack ? "true" : "false")}]");
        await visit.Page.SelectOptionAsync("#hereUnit", pair.HereUnit);
        await visit.Page.SelectOptionAsync("#otherUnit", pair.OtherUnit);
        await PressAsync(visit, "Look at what comes of it");

        var outcome = visit.Page.Locator("section.outcome");
        var text = await outcome.InnerTextAsync();
        text.ShouldContain("is spatially correlated with");
        text.ShouldContain("The way back is computed exactly");
        text.Contains("Residuals", StringComparison.Ordinal).ShouldBe(pair.HasLandmarks);
        (await visit.Page.Locator("form.linking").InnerTextAsync()).ShouldContain($"{pair.FileName}, read as {pair.Format}");
        (await outcome.Locator("table.mapped tbody tr").CountAsync()).ShouldBeGreaterThan(3);
        await visit.Page.ScreenshotAsync(new() { Path = EveryPage.Screenshot("linking-" + pair.Here, look), FullPage = true });
        if (script)
        {
            (await visit.Page.RunAxe()).Violations.Select(each => $"{each.Id}: {each.Nodes[0].Html}").ShouldBeEmpty();
        }

        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, "the page scrolls sideways");
    }

    private async Task MapAsync(Visit visit, RealPair pair, Look look)
    {
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Map a point", Exact = true }));
        await visit.Page.SelectOptionAsync("#to", pair.Other);
        await visit.Page.FillAsync("#points", Text(pair.Point));
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Map", Exact = true }));

        Close(await MappedAsync(visit), pair.Mapped, pair.HasLandmarks ? 0.002 : 1e-5);
        (await visit.Page.Locator(".hops").InnerTextAsync()).ShouldContain(pair.LeadsBack ? "backwards, its inverse computed exactly" : "as it is stored");
        (await visit.Page.Locator("table.matrix tr").CountAsync()).ShouldBe(3);
        await visit.Page.ScreenshotAsync(new() { Path = EveryPage.Screenshot("mapped-" + pair.Here, look), FullPage = true });

        await visit.GoAsync(hub.At($"/map?from={pair.Other}&to={pair.Here}&points={Text(pair.Mapped)}"));
        Close(await MappedAsync(visit), pair.Point, pair.HasLandmarks ? 0.002 : 1e-5);
        await DownloadAsync(visit, pair);
    }

    private static async Task DownloadAsync(Visit visit, RealPair pair)
    {
        await visit.FollowAsync(visit.Page.Locator(".hops a").First);
        var formats = await visit.Page.Locator(".formats a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        formats.Length.ShouldBeGreaterThanOrEqualTo(pair.HasLandmarks ? 9 : 7);
        foreach (var address in formats)
        {
            var answer = await visit.Page.APIRequest.GetAsync(address);
            answer.Status.ShouldBe(200, address);
            TransformationFormats.Read(await answer.BodyAsync(), "downloaded" + Path.GetExtension(address)).ShouldNotBeNull();
        }

        var original = await visit.Page.APIRequest.GetAsync(await visit.Page.GetByRole(AriaRole.Link, new() { Name = pair.FileName }).EvaluateAsync<string>("link => link.href"));
        (await original.BodyAsync()).ShouldBe(pair.Bytes);
    }

    private static async Task<double[]> MappedAsync(Visit visit) =>
        [.. (await visit.Page.Locator("table.mapped tbody td strong").AllInnerTextsAsync()).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static void Close(double[] numbers, double[] expected, double tolerance)
    {
        var size = expected.Max(Math.Abs);
        numbers.Length.ShouldBe(expected.Length);
        numbers.Zip(expected, (one, two) => Math.Abs(one - two) / size).Max().ShouldBeLessThan(tolerance, $"{Text(numbers)} for {Text(expected)}");
    }

    private async Task<Link> MinedAsync()
    {
        await foreach (var link in hub.Service<ILinks>().ReadAsync("", CancellationToken.None))
        {
            if (link.Value.State == LinkState.Standing && link.Value.Assertions.Count > 0 && link.Value.Assertions.All(said => said.By.Kind != AsserterKind.Depositor)
                && await hub.Service<IRecordStore>().Datasets.FindAsync(link.Value.From, CancellationToken.None) is { IsDeleted: false })
            {
                return link.Value;
            }
        }

        throw new InvalidOperationException("The generated records name nothing.");
    }

    private static Task GiveAsync(Visit visit, string name, byte[] bytes) =>
        visit.Page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    private static async Task PressAsync(Visit visit, string button)
    {
        // The answer may have the same address, so the page that is left is marked.
        await visit.Page.EvaluateAsync("document.body.dataset.left = 'yes'");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await visit.Page.Locator("body:not([data-left])").WaitForAsync();
        await visit.Page.WaitForLoadStateAsync();
    }

    private static string Text(double[] point) => string.Join(',', point.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    [GeneratedRegex("^transformation", RegexOptions.None, 1000)]
    private static partial Regex Transformation();
}
