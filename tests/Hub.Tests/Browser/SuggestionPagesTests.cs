using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>What the pages offer: completions, another spelling, similar datasets.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SuggestionPagesTests(BrowserHub hub)
{
    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/datasets")]
    public async Task The_search_box_completes_what_is_typed(string path)
    {
        await using var visit = await hub.VisitAsync(path);
        await visit.Page.Locator("#q").PressSequentiallyAsync("mus mus");

        var option = visit.Page.Locator("#completions option[value='Mus musculus']");
        await option.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await option.GetAttributeAsync("label")).ShouldNotBeNull().ShouldStartWith("Organism, ");

        await visit.Page.FillAsync("#q", await option.GetAttributeAsync("value") ?? "");
        await visit.ArriveAsync(() => visit.Page.PressAsync("#q", "Enter"));
        visit.Page.Url.ShouldEndWith("/datasets?q=Mus+musculus");
        (await visit.TotalAsync()).ShouldBeGreaterThan(0);
        visit.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Without_a_script_the_search_box_offers_the_most_frequent_names()
    {
        await using var visit = await hub.VisitAsync("/datasets", script: false);

        (await visit.Page.Locator("#q").GetAttributeAsync("list")).ShouldBe("completions");
        var offered = await visit.Page.Locator("#completions option").EvaluateAllAsync<string[]>("options => options.map(option => option.value)");
        offered.ShouldContain("Mus musculus");
        offered.Length.ShouldBeGreaterThan(5);
    }

    [BrowserFact]
    public async Task Completions_heed_the_facet_values_that_are_chosen()
    {
        await using var visit = await hub.VisitAsync("/datasets?archive=jcb");
        var asked = visit.Page.WaitForRequestAsync("**/api/suggest?**");
        await visit.Page.Locator("#q").PressSequentiallyAsync("ce");

        new Uri((await asked).Url).Query.ShouldContain("archive=jcb");
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_misspelled_word_leads_to_what_was_meant(bool script)
    {
        await using var visit = await hub.VisitAsync("/datasets?q=mitochondira", script: script);
        (await visit.TotalAsync()).ShouldBe(0);
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain("Did you mean mitochondria?");

        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Search “mitochondria”" }));

        (await visit.Page.Locator("#q").InputValueAsync()).ShouldBe("mitochondria");
        (await visit.TotalAsync()).ShouldBeGreaterThan(0);
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_vocabularies_add_to_a_word_is_named_and_can_be_left_out(bool script)
    {
        await using var visit = await hub.VisitAsync("/datasets?q=mouse", script: script);
        long together = await visit.TotalAsync();
        var notice = visit.Page.Locator(".notice");
        (await notice.InnerTextAsync()).ShouldContain("mouse was searched together with Mus musculus, house mouse, M. musculus and ");
        await notice.Locator("summary").ClickAsync();
        (await notice.InnerTextAsync()).ShouldContain("laboratory mouse");

        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Search only “mouse”" }));

        new Uri(visit.Page.Url).Query.ShouldContain("exact=mouse");
        (await visit.Page.Locator(".notice").CountAsync()).ShouldBe(0);
        (await visit.TotalAsync()).ShouldBeLessThan(together);
        visit.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_record_leads_to_similar_ones()
    {
        await using var visit = await hub.VisitAsync("/datasets/" + ArchiveServer.Generating.GeneratedAccession.Idr(0));
        var similar = visit.Page.Locator(".similar a");
        (await similar.CountAsync()).ShouldBeInRange(1, 5);
        var titles = await similar.AllInnerTextsAsync();

        await visit.FollowAsync(similar.First);

        (await visit.Page.Locator("h1").InnerTextAsync()).ReplaceLineEndings(" ").ShouldBe(titles[0].ReplaceLineEndings(" "));
        visit.Status.ShouldBe(200);
    }
}
