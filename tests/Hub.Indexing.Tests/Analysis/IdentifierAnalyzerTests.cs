using Hub.Indexing.Analysis;

namespace Hub.Indexing.Tests.Analysis;

/// <summary>Names and numbers are found as people type them.</summary>
public class IdentifierAnalyzerTests
{
    private static readonly IdentifierAnalyzer identifiers = new();

    [Theory]
    [InlineData("EMPIAR-10061", "EMPIAR-10061", "empiar-10061", "EMPIAR10061", "empiar_10061", "10061", "empiar")]
    [InlineData("idr0001/screenA", "idr0001/screenA", "idr0001", "screena", "0001", "IDR", "idr0001-screenA")]
    [InlineData("GFP-tagged", "gfp", "GFP-tagged", "tagged", "gfptagged")]
    [InlineData("α-tubulin", "α-tubulin", "alpha-tubulin", "Alpha-Tubulin", "tubulin", "alpha", "αtubulin")]
    [InlineData("alpha-tubulin", "α-tubulin", "Α-tubulin")]
    [InlineData("TNFα", "TNF-alpha", "tnf", "TNFα")]
    [InlineData("5 µm", "µm", "μm", "5")]
    [InlineData("Sox2", "sox2", "SOX2", "Sox", "SOX-2")]
    [InlineData("S-BIAD1069", "S-BIAD1069", "sbiad1069", "BIAD1069", "1069", "s-biad", "biad")]
    [InlineData("10.1038/s41477-019-0429-5", "10.1038/s41477-019-0429-5", "s41477-019-0429-5", "10.1038", "s41477", "41477")]
    [InlineData("https://doi.org/10.1038/s41477-019-0429-5", "10.1038/s41477-019-0429-5", "doi.org/10.1038/s41477-019-0429-5", "s41477", "doi")]
    [InlineData("(EMPIAR-10061),", "EMPIAR-10061")]
    [InlineData("a Sox2 reporter", "sox2", "Reporter")]
    public void What_is_written_is_found_by(string written, params string[] typed)
    {
        var terms = Tokens.Terms(identifiers, written).ToHashSet();
        foreach (string query in typed)
        {
            string term = Tokens.Terms(identifiers.ForQueries, query).ShouldHaveSingleItem();
            terms.ShouldContain(term, $"'{written}' by '{query}'");
        }
    }

    [Theory]
    [InlineData("EMPIAR-10061", "EMPIAR-10062")]
    [InlineData("S-BIAD1069", "S-BIAD106")]
    [InlineData("idr0001/screenA", "idr0001/screenB")]
    [InlineData("κύτταρο", "kappa")]
    public void What_is_written_is_not_found_by(string written, string typed) =>
        Tokens.Terms(identifiers, written).ShouldNotContain(Tokens.Terms(identifiers.ForQueries, typed).Single());

    [Fact]
    public void Parts_lie_where_they_stand_in_the_text()
    {
        const string text = "see S-BIAD1069.";
        foreach (var token in Tokens.Of(identifiers, text).SkipLast(1))
            text[token.Start..token.End].Replace("-", "").ToLowerInvariant().ShouldBe(token.Term);
    }

    [Fact]
    public void A_word_and_its_parts_share_one_position()
    {
        var positions = Tokens.Of(identifiers, "S-BIAD1069 Sox2").SkipLast(1).GroupBy(token => token.Position).ToList();
        positions.Select(group => group.First().Term).ShouldBe(["sbiad1069", "sox2"]);
        positions.Select(group => group.Count()).ShouldBe([6, 3]);
    }

    [Fact]
    public void No_part_of_a_long_word_is_given_twice()
    {
        var tokens = Tokens.Of(identifiers, "a1/b2/c3/d4/e5/f6").SkipLast(1).ToList();
        tokens.Select(token => (token.Start, token.End)).Distinct().Count().ShouldBe(tokens.Count);
    }

    [Theory]
    [InlineData("EMPIAR-100", "empiar100")]
    [InlineData("α-Tub", "alphatub")]
    [InlineData(" - ", "")]
    public void A_fragment_is_folded_like_a_word(string fragment, string folded) => identifiers.Normalize(fragment).ShouldBe(folded);

    [Fact]
    public void A_word_without_end_becomes_bounded_terms()
    {
        var tokens = Tokens.Of(identifiers, string.Concat(Enumerable.Repeat("a1", 5000)));
        tokens.Max(token => token.Term.Length).ShouldBeLessThanOrEqualTo(255);
        tokens.Count.ShouldBeLessThan(60_000);
    }
}
