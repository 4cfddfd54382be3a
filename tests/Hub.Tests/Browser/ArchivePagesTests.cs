using System.Text.RegularExpressions;

using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>The archives, their runs and problems, and the page of help.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ArchivePagesTests(BrowserHub hub)
{
    [BrowserFact]
    public async Task A_run_is_seen_as_it_goes_without_a_new_page()
    {
        await using var visit = await hub.VisitAsync("/archives");
        var place = visit.Page.Locator("[data-archive=empiar] [data-progress]");
        await Assertions.Expect(place).Not.ToBeEmptyAsync(new() { Timeout = 60_000 });
        var before = await place.InnerTextAsync();
        await place.EvaluateAsync("place => { window.told = []; new MutationObserver(() => window.told.push(place.textContent)).observe(place, { childList: true }); }");

        var run = await hub.HarvestAsync("empiar");

        await Assertions.Expect(place).ToHaveTextAsync(new Regex($@"\b{run.Counts.Unchanged}\sunchanged.*–", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 60_000 });
        run.Counts.Unchanged.ShouldBeGreaterThan(0);
        (await place.InnerTextAsync()).ShouldNotBe(before);
        (await visit.Page.EvaluateAsync<string[]>("window.told")).Distinct().Count().ShouldBeGreaterThan(1, "the counts moved before the end");
        visit.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task An_archive_shows_each_problem_with_its_record_and_what_to_do()
    {
        await using var visit = await hub.VisitAsync("/archives");
        await visit.FollowAsync(visit.Page.Locator("h2 a", new() { HasText = "IDR" }));

        var problems = visit.Page.Locator(".problems tbody tr");

        (await problems.CountAsync()).ShouldBeGreaterThan(0);
        (await problems.First.Locator("td").AllInnerTextsAsync()).Take(2).ShouldAllBe(text => text.Length > 0);
    }

    [BrowserFact]
    public async Task The_counts_of_a_run_add_up()
    {
        await using var visit = await hub.VisitAsync("/archives/empiar");
        await visit.FollowAsync(visit.Page.Locator("table a.tag").First);

        var counts = (await visit.Page.Locator(".counts dd").AllInnerTextsAsync()).Select(Visit.Number).ToList();

        counts.Count.ShouldBe(6);
        counts[0].ShouldBe(counts[1] + counts[2] + counts[3] + counts[4]);
        counts[0].ShouldBeGreaterThan(0);
        await visit.Page.Locator("details summary").ClickAsync();
        (await visit.Page.Locator("details").InnerTextAsync()).ShouldContain("SPDX");
    }

    [BrowserFact]
    public async Task Every_example_of_the_help_is_answered()
    {
        await using var visit = await hub.VisitAsync("/help");
        var addresses = await visit.Page.Locator("main a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");

        addresses.Length.ShouldBeGreaterThan(10);
        foreach (var address in addresses)
        {
            (await visit.Page.APIRequest.GetAsync(address)).Status.ShouldBe(200, address);
        }
    }
}
