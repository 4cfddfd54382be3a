using System.Net;

using Hub.Catalogue;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Acceptance;

/// <summary>A record that its archive no longer lists, and that comes back.</summary>
public sealed class TombstoneTests
{
    [Fact]
    public async Task A_record_that_went_has_a_page_that_says_410_and_what_is_known_and_lives_again_when_it_comes_back()
    {
        var all = RecordSet.Empty with { Generated = 30, Seed = 5 };
        await using var partners = await RunningPartners.StartAsync(all);
        await partners.HarvestAsync("empiar");
        var before = await partners.LivingAsync();
        partners.Archives.Serve(all with { Generated = 27 });
        (await partners.HarvestAsync("empiar")).Counts.Gone.ShouldBe(3);
        var living = await partners.LivingAsync();
        var gone = before.Values.First(dataset => !living.ContainsKey(dataset.Accession));

        var (status, page) = await AskAsync(partners, "/datasets/" + gone.Accession);
        status.ShouldBe(HttpStatusCode.Gone);
        page.ShouldContain("This record is no longer in its archive. It was gone on");
        page.ShouldContain(WebUtility.HtmlEncode(gone.Title));
        page.ShouldNotContain("application/ld+json", Case.Sensitive, "what is gone is not announced to search engines");
        partners.Catalogue.Find(gone.Accession).ShouldBeNull();

        partners.Archives.Serve(all);
        var again = await partners.HarvestAsync("empiar");
        (again.Counts.New, again.Counts.Unchanged).ShouldBe((3, 27));
        (status, page) = await AskAsync(partners, "/datasets/" + gone.Accession);
        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldNotContain("no longer in its archive");
        partners.Catalogue.Find(gone.Accession).ShouldNotBeNull();
        partners.Ask(new CatalogueRequest()).Total.ShouldBe(before.Count);
    }

    private static async Task<(HttpStatusCode Status, string Page)> AskAsync(RunningPartners partners, string address)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(partners.Address, address));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
