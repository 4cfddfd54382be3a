using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>Searching, narrowing, ordering and turning pages.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SearchPageTests(BrowserHub hub)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_is_narrowed_by_alternatives_in_one_facet_and_a_condition_in_another(bool script)
    {
        await using var visit = await hub.VisitAsync("/", script: script);
        await visit.Page.FillAsync("#q", "cells");
        await visit.ArriveAsync(() => visit.Page.PressAsync("#q", "Enter"));
        visit.Page.Url.ShouldEndWith("/datasets?q=cells");

        var archive = visit.Facet("Archive");
        var first = await Visit.CountAsync(archive.Nth(0));
        await visit.FollowAsync(archive.Nth(0));
        (await visit.TotalAsync()).ShouldBe(first);

        var second = await Visit.CountAsync(archive.Nth(1));
        await visit.FollowAsync(archive.Nth(1));
        (await visit.TotalAsync()).ShouldBe(first + second);

        var modality = await Visit.CountAsync(visit.Facet("Modality").Nth(0));
        modality.ShouldBeLessThan(first + second);
        await visit.FollowAsync(visit.Facet("Modality").Nth(0));
        (await visit.TotalAsync()).ShouldBe(modality);

        var chips = visit.Page.Locator(".chosen a");
        (await chips.AllInnerTextsAsync()).Count.ShouldBe(4, "three values, and one to remove all");
        await visit.FollowAsync(chips.Filter(new() { HasText = "Modality" }));
        (await visit.TotalAsync()).ShouldBe(first + second);
        (await visit.Page.Locator("#q").InputValueAsync()).ShouldBe("cells");
    }

    [BrowserFact]
    public async Task Words_that_were_searched_are_marked_in_what_was_found()
    {
        await using var visit = await hub.VisitAsync("/datasets?q=mitochondria");

        (await visit.Page.Locator(".hit mark").AllInnerTextsAsync()).ShouldContain("mitochondria");
    }

    [BrowserFact]
    public async Task A_chosen_value_is_said_to_be_chosen()
    {
        await using var visit = await hub.VisitAsync("/datasets?archive=idr");

        var idr = visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^IDR ?, chosen", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) });

        (await idr.CountAsync()).ShouldBe(1);
        await visit.FollowAsync(idr);
        new Uri(visit.Page.Url).PathAndQuery.ShouldBe("/datasets");
    }

    [BrowserFact]
    public async Task Results_are_ordered_and_paged_and_the_way_back_leads_to_the_same_page()
    {
        await using var visit = await hub.VisitAsync("/datasets");
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Oldest first" }));
        (await visit.Page.Locator(".sorts [aria-current]").InnerTextAsync()).ShouldBe("Oldest first");
        var dates = await visit.Page.Locator(".hit time").EvaluateAllAsync<string[]>("times => times.map(time => time.dateTime)");
        dates.Length.ShouldBeGreaterThan(10);
        dates.ShouldBe(dates.Order(StringComparer.Ordinal));
        var titles = await visit.Page.Locator(".hit h3").AllInnerTextsAsync();

        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next", Exact = true }));

        (await visit.Page.Locator(".pages [aria-current]").InnerTextAsync()).ShouldBe("2");
        (await visit.Page.Locator(".hit h3").AllInnerTextsAsync()).ShouldNotBe(titles);
        await visit.Page.GoBackAsync();
        (await visit.Page.Locator(".hit h3").AllInnerTextsAsync()).ShouldBe(titles);
    }

    [BrowserFact]
    public async Task A_bar_of_the_histogram_leads_to_the_datasets_of_its_year()
    {
        await using var visit = await hub.VisitAsync("/datasets");
        var bars = visit.Page.Locator(".years a");
        var said = await bars.EvaluateAllAsync<string[]>("bars => bars.map(bar => bar.title)");
        var tallest = said.MaxBy(title => Visit.Number(title[4..]))!;

        await visit.FollowAsync(bars.Nth(Array.IndexOf(said, tallest)));

        (await visit.TotalAsync()).ShouldBe(Visit.Number(tallest[4..]));
        var dates = await visit.Page.Locator(".hit time").EvaluateAllAsync<string[]>("times => times.map(time => time.dateTime)");
        dates.Select(date => date[..4]).Distinct().ShouldBe([tallest[..4]]);
    }

    [BrowserFact]
    public async Task All_values_of_a_facet_can_be_searched_and_chosen()
    {
        await using var visit = await hub.VisitAsync("/facets/organism?q=cells");
        await visit.Page.FillAsync("#find", "mus");
        await visit.ArriveAsync(() => visit.Page.PressAsync("#find", "Enter"));
        visit.Page.Url.ShouldContain("find=mus");
        var value = visit.Page.Locator(".facets li a");
        (await value.AllInnerTextsAsync()).ShouldAllBe(text => text.Contains("mus", StringComparison.OrdinalIgnoreCase));
        var count = await Visit.CountAsync(value.First);

        await visit.FollowAsync(value.First);

        (await visit.TotalAsync()).ShouldBe(count);
        (await visit.Page.Locator("#q").InputValueAsync()).ShouldBe("cells");
        (await visit.Page.Locator(".chosen").InnerTextAsync()).ShouldContain("Mus musculus");
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_the_facets_are_folded_away_until_they_are_asked_for(bool script)
    {
        await using var visit = await hub.VisitAsync("/datasets?q=cells", Look.Phone, script);
        var value = visit.Facet("Archive").First;
        (await value.IsVisibleAsync()).ShouldBeFalse();

        await visit.Page.Locator(".drawer > summary").ClickAsync();

        (await value.IsVisibleAsync()).ShouldBeTrue();
        var count = await Visit.CountAsync(value);
        await visit.FollowAsync(value);
        (await visit.TotalAsync()).ShouldBe(count);
    }

    [BrowserFact]
    public async Task The_first_page_leads_into_its_counts()
    {
        await using var visit = await hub.VisitAsync("/");
        (await visit.Page.Locator(".hit").CountAsync()).ShouldBe(4);
        var way = visit.Page.Locator(".bars a").First;
        var count = await Visit.CountAsync(way);

        await visit.FollowAsync(way);

        (await visit.TotalAsync()).ShouldBe(count);
    }

    [BrowserFact]
    public async Task A_refused_question_says_why_and_how_to_go_on()
    {
        await using var visit = await hub.VisitAsync("/datasets?sort=nope");

        visit.Status.ShouldBe(400);
        (await visit.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("newest");
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Start anew" }));
        (await visit.TotalAsync()).ShouldBeGreaterThan(0);
    }
}
