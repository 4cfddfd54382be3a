using Hub.Catalogue;

namespace Hub.Tests.Catalogue;

public sealed class FilesTests(BuiltCatalogue catalogue) : IClassFixture<BuiltCatalogue>
{
    [Fact]
    public void Files_come_in_the_order_of_their_list_page_by_page_to_the_end()
    {
        var expected = catalogue.Records.Files.OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(each => each.Value.Select(file => (each.Key, file.Path))).ToArray();
        var seen = new List<(string, string)>();
        FilesPage page;
        do
        {
            page = catalogue.Reader.Files(new FilesRequest { Skip = seen.Count, Take = 97 }, default);
            page.Total.ShouldBe(expected.Length);
            seen.AddRange(page.Files.Select(file => (file.Accession, file.File.Path)));
        }
        while (page.Files.Count > 0);
        seen.ShouldBe(expected);
    }

    [Fact]
    public void A_key_value_filters_and_its_facet_counts()
    {
        var (accession, files) = catalogue.Records.Files.OrderByDescending(each => each.Value.Count).First();
        var page = catalogue.Reader.Files(
            new FilesRequest { Accession = accession, Attributes = true, Facets = [new("Compound"), new("format")], Selections = [new("Compound", ["taxol", "DMSO"])] }, default);
        page.Total.ShouldBe(files.Count(file => file.Attributes.Any(pair => pair is { Name: "Compound", Value: "taxol" or "DMSO" })));
        foreach (var value in page.Facets[0].Values) value.Count.ShouldBe(files.Count(file => file.Attributes.Any(pair => pair.Name == "Compound" && pair.Value == value.Id)));
        page.Facets[0].NotStated.Count.ShouldBe(files.Count(file => file.Attributes.All(pair => pair.Name != "Compound")));
        page.Attributes.Select(value => value.Id).ShouldContain("Gene Symbol");
    }
}
