using Hub.Catalogue;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Acceptance;

/// <summary>A dataset of many files, from its archive's table to the pages of the hub.</summary>
public sealed class LongFileListTests
{
    private const int Files = 20_000;

    [Fact]
    public async Task The_pages_of_a_long_file_list_are_the_list_in_its_order()
    {
        await using var partners = await RunningPartners.StartAsync(RecordSet.Empty with { Generated = 1, Seed = 3, LargestFileList = Files });
        await partners.HarvestAsync("idr");
        var accession = partners.Ask(new CatalogueRequest()).Hits.ShouldHaveSingleItem().Accession;

        var total = Page(0, 1).Total;
        var paths = new List<string>();
        for (long skip = 0; skip < total; skip += 1000)
        {
            paths.AddRange(Page(skip, 1000).Files.Select(file => file.File.Path));
        }

        total.ShouldBeGreaterThanOrEqualTo(Files);
        paths.Count.ShouldBe((int)total);
        paths.ShouldBeUnique();
        Page(total - 1, 10).Files.ShouldHaveSingleItem().File.Path.ShouldBe(paths[^1]);
        (await partners.GetAsync($"/datasets/{accession}/files")).ShouldContain(System.Net.WebUtility.HtmlEncode(paths[0]));

        FilesPage Page(long skip, int take) => partners.Catalogue.Files(new FilesRequest { Accession = accession, Skip = skip, Take = take }, CancellationToken.None);
    }
}
