using Hub.Catalogue;

namespace Hub.Tests.Catalogue;

public sealed class CatalogueQueryStringTests
{
    [Theory]
    [InlineData("")]
    [InlineData("q=mouse%20brain&organism=NCBITaxon%3A9606&organism=Mus%20musculus&year=2015..2020&sort=newest&size=50&page=3")]
    [InlineData("q=a%26b%3D%2B&licence=not-stated&exact=mouse&generation=12")]
    public void What_is_printed_is_parsed_to_the_same_question(string query)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('='))
            .Select(part => new KeyValuePair<string, string?>(part[0], Uri.UnescapeDataString(part[1])));
        CatalogueQueryString.Print(CatalogueQueryString.Parse(pairs)).ShouldBe(query);
    }

    [Fact]
    public void The_second_page_begins_where_the_first_ends() =>
        CatalogueQueryString.Parse([new("page", "2"), new("size", "12")]).Skip.ShouldBe(12);

    [Fact]
    public void Parameters_of_others_are_left_alone() =>
        CatalogueQueryString.Parse([new("utm_source", "mail")]).Selections.ShouldBeEmpty();
}
