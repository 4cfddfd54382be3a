using Hub.Catalogue;
using Hub.Portal.Presenting;

namespace Hub.Tests.Portal;

public sealed class PresentingTests
{
    [Theory]
    [InlineData(0, "0\u00a0bytes")]
    [InlineData(999, "999\u00a0bytes")]
    [InlineData(1000, "1\u00a0kB")]
    [InlineData(999_999, "1\u00a0MB")]
    [InlineData(43_200_000_000, "43.2\u00a0GB")]
    [InlineData(1_944_000_000_000, "1.94\u00a0TB")]
    [InlineData(long.MaxValue, "9.22\u00a0EB")]
    public void A_size_has_three_digits_and_a_unit(long bytes, string text) => ByteSize.Text(bytes).ShouldBe(text);

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 5, "1 2 3 4 5")]
    [InlineData(1, 20, "1 2 3 0 20")]
    [InlineData(10, 20, "1 0 8 9 10 11 12 0 20")]
    [InlineData(19, 20, "1 0 17 18 19 20")]
    public void Page_numbers_show_the_ends_and_the_neighbours(long current, long last, string numbers) =>
        string.Join(' ', PageNumbers.Around(current, last)).ShouldBe(numbers);

    [Theory]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("//example.org", null)]
    [InlineData("https://example.org/a b\")", "https://example.org/a%20b%22)")]
    [InlineData(null, null)]
    public void Only_web_addresses_become_links(string? address, string? link) => WebAddress.Safe(address).ShouldBe(link);

    [Fact]
    public void A_click_on_a_chosen_value_gives_it_back_however_it_was_written()
    {
        var request = new CatalogueRequest { Text = "x" }.With("licence", "cc by 4.0");
        SearchAddress.Toggle(request, "licence", new FacetValue("CC-BY-4.0", "CC BY 4.0", 3, Selected: true)).ShouldBe("/datasets?q=x");
        SearchAddress.Toggle(request, "licence", new FacetValue("CC0-1.0", "CC0", 3, Selected: false)).ShouldBe("/datasets?q=x&licence=cc%20by%204.0&licence=CC0-1.0");
    }

    [Fact]
    public void The_glyph_of_a_dataset_is_always_the_same_and_holds_no_text_of_it()
    {
        var first = ModalityGlyph.Svg("Light microscopy", "<script>");
        first.ShouldBe(ModalityGlyph.Svg("Light microscopy", "<script>"));
        first.ShouldNotContain("script");
        first.ShouldNotBe(ModalityGlyph.Svg("Light microscopy", "idr0002"));
    }
}
