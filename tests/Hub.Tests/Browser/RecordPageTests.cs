using System.Text.Json;

using ArchiveServer.Generating;

using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>One record, its files, and what is there when there is none.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RecordPageTests(BrowserHub hub)
{
    private static readonly string Accession = GeneratedAccession.Idr(0);

    [BrowserFact]
    public async Task A_record_is_found_by_its_accession_and_shows_how_its_values_came_to_be()
    {
        await using var visit = await hub.VisitAsync("/datasets?q=" + Accession);
        var title = await visit.Page.Locator(".hit h3").First.InnerTextAsync();

        await visit.FollowAsync(visit.Page.Locator(".hit h3 a").First);

        (await visit.Page.Locator("h1").InnerTextAsync()).ReplaceLineEndings(" ").ShouldBe(title);
        await visit.Page.Locator("a[href='#trace']").ClickAsync();
        (await visit.Page.Locator(".trace tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        (await visit.Page.Locator(".trace").InnerTextAsync()).ShouldContain("taxon");
        using var linked = JsonDocument.Parse(await visit.Page.Locator("script[type='application/ld+json']").TextContentAsync() ?? "");
        linked.RootElement.GetProperty("@type").ToString().ShouldContain("Dataset");
    }

    [BrowserFact]
    public async Task Every_form_of_a_record_that_its_page_offers_can_be_had()
    {
        await using var visit = await hub.VisitAsync("/datasets/" + Accession);
        var addresses = await visit.Page.Locator(".formats a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");

        addresses.Length.ShouldBeGreaterThan(4);
        foreach (var address in addresses)
        {
            var answer = await visit.Page.APIRequest.GetAsync(address);
            answer.Status.ShouldBe(200, address);
            answer.Headers["content-type"].ShouldNotContain("html", Case.Insensitive, address);
        }
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Files_are_narrowed_by_what_is_said_of_each_image(bool script)
    {
        await using var visit = await hub.VisitAsync($"/datasets/{Accession}/files", script: script);
        var gene = visit.Facet("Gene Symbol").First;
        var (all, count, name) = (await visit.TotalAsync(), await Visit.CountAsync(gene), await gene.Locator("span").First.InnerTextAsync());

        await visit.FollowAsync(gene);

        count.ShouldBeLessThan(all);
        (await visit.TotalAsync()).ShouldBe(count);
        var rows = await visit.Page.Locator("tbody tr").AllInnerTextsAsync();
        rows.Count.ShouldBeGreaterThan(0);
        rows.ShouldAllBe(row => row.Contains(name, StringComparison.Ordinal));
        await visit.FollowAsync(visit.Page.Locator(".chosen a"));
        (await visit.TotalAsync()).ShouldBe(all);
    }

    [BrowserFact]
    public async Task Files_are_paged()
    {
        await using var visit = await hub.VisitAsync($"/datasets/{Accession}/files");
        var first = await visit.Page.Locator("td.path").AllInnerTextsAsync();

        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next", Exact = true }));

        var second = await visit.Page.Locator("td.path").AllInnerTextsAsync();
        second.Count.ShouldBeGreaterThan(0);
        second.Intersect(first).ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData("/datasets/NOPE-1", "NOPE-1")]
    [InlineData("/nothing/at/all", "/nothing/at/all")]
    [InlineData("/datasets/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "<script>alert(1)</script>")]
    public async Task What_is_not_there_is_named_and_a_search_offered(string path, string named)
    {
        await using var visit = await hub.VisitAsync(path);

        visit.Status.ShouldBe(404);
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain(named);
        await visit.Page.FillAsync("#q", "cells");
        await visit.ArriveAsync(() => visit.Page.PressAsync("#q", "Enter"));
        visit.Page.Url.ShouldEndWith("/datasets?q=cells");
        (await visit.TotalAsync()).ShouldBeGreaterThan(0);
    }
}
