using System.Net;
using System.Xml.Linq;

using Hub.Catalogue;
using Hub.Portal.Exports;
using Hub.Tests.OData;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.Portal;

/// <summary>Search engines find every dataset's page, and nothing else.</summary>
public sealed class SitemapTests(LinkedHub hub) : IClassFixture<LinkedHub>
{
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task From_robots_txt_every_living_dataset_is_reached_once_and_answers()
    {
        var robots = await GetAsync("/robots.txt");
        var root = new Uri(robots.Split('\n').Single(line => line.StartsWith("Sitemap: ", StringComparison.Ordinal))["Sitemap: ".Length..]);
        var lists = Addresses(await hub.Client.GetStringAsync(root), "sitemapindex", "sitemap");
        var pages = Addresses(await hub.Client.GetStringAsync(lists.ShouldHaveSingleItem()), "urlset", "url");

        pages.Select(page => page.Segments[^1]).ShouldBe((await hub.Partners.LivingAsync()).Keys.Order(StringComparer.Ordinal));
        (await hub.Client.GetStringAsync(pages[0])).ShouldContain("application/ld");
    }

    [Fact]
    public async Task A_list_that_there_is_not_is_not_found()
    {
        using var beyond = await hub.Client.GetAsync(new Uri(hub.Partners.Address, "/sitemaps/2.xml"));
        using var none = await hub.Client.GetAsync(new Uri(hub.Partners.Address, "/sitemaps/0.xml"));

        (beyond.StatusCode, none.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(50_000, 1)]
    [InlineData(50_001, 2)]
    [InlineData(1_000_000, 20)]
    public void A_list_names_at_most_50_000_pages(long datasets, int lists) => Sitemap.Lists(datasets).ShouldBe(lists);

    [Fact]
    public void Lists_follow_one_another_without_gap_or_repetition()
    {
        var catalogue = hub.Partners.Services.GetRequiredService<CatalogueReader>();
        var all = catalogue.ByAccession(0, 1_000, default).Select(dataset => dataset.Accession).ToList();

        Enumerable.Range(0, all.Count).SelectMany(skip => catalogue.ByAccession(skip, 1, default)).Select(dataset => dataset.Accession).ShouldBe(all);
        catalogue.ByAccession(all.Count, 1_000, default).ShouldBeEmpty();
    }

    private Task<string> GetAsync(string path) => hub.Client.GetStringAsync(new Uri(hub.Partners.Address, path));

    private static List<Uri> Addresses(string xml, string root, string element)
    {
        var document = XDocument.Parse(xml).Root.ShouldNotBeNull();
        document.Name.ShouldBe(Sitemaps + root);
        return [.. document.Elements(Sitemaps + element).Select(each => new Uri(each.Element(Sitemaps + "loc")!.Value))];
    }
}
