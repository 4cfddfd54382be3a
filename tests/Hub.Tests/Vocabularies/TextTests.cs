using Hub.Records;

namespace Hub.Tests.Vocabularies;

public sealed class TextTests(RealVocabularies vocabularies) : IClassFixture<RealVocabularies>
{
    [Theory]
    [InlineData("Cells &amp;amp; nuclei", "Cells & nuclei")]
    [InlineData("A <i>Drosophila</i> atlas", "A Drosophila atlas")]
    [InlineData("&lt;b&gt;Bold&lt;/b&gt; claim", "Bold claim")]
    [InlineData("p < 0.05 and q > 0.1", "p < 0.05 and q > 0.1")]
    [InlineData("List<int> and <5 µm>", "List<int> and <5 µm>")]
    [InlineData("x<script>alert('1')</script>y", "x y")]
    [InlineData("x&lt;script src=//evil&gt;alert(1)&lt;/script&gt;", "x")]
    [InlineData("<img src=x onerror=alert(1)>picture", "picture")]
    [InlineData("A\u0000B\u200B\u202EC", "ABC")]
    [InlineData("  two \t\n spaces\u00a0here ", "two spaces here")]
    [InlineData("Mu\u0308ller and Ha\u030Akon", "Müller and Håkon")]
    [InlineData("か\u3099ん", "がん")]
    public void A_title_is_plain_composed_text(string stated, string title) =>
        vocabularies.Canonical(RealVocabularies.Stated with { Title = stated }).Dataset!.Title.ShouldBe(title);

    [Fact]
    public void Paragraphs_of_a_description_are_parted_by_one_line_feed() =>
        vocabularies.Canonical(RealVocabularies.Stated with { Description = "<p>One</p>\r\n\r\n<p>Two<br/>Three</p>" }).Dataset!.Description.ShouldBe("One\nTwo\nThree");

    [Fact]
    public void Texts_are_bounded_without_cutting_a_character_in_two()
    {
        var record = vocabularies.Canonical(RealVocabularies.Stated with { Title = new string('x', 1_999) + "😀 tail", Description = new string('d', 300_000) });

        record.Dataset!.Title.ShouldBe(new string('x', 1_999));
        record.Dataset.Description!.Length.ShouldBe(200_000);
        record.Dataset.Trace.Where(entry => entry.Rule == "text.shortened").Select(entry => entry.Field).ShouldBe(["Title", "Description"], ignoreOrder: true);
        record.Dataset.Trace.ShouldAllBe(entry => entry.Source.Length <= 500 && entry.Value.Length <= 500);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" &nbsp; <p></p>")]
    public void A_record_without_a_title_is_a_problem_not_a_record(string title)
    {
        var record = vocabularies.Canonical(RealVocabularies.Stated with { Title = title });

        record.Dataset.ShouldBeNull();
        record.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("title-missing"),
            problem => problem.Severity.ShouldBe(ProblemSeverity.Error));
    }

    [Fact]
    public void Mail_addresses_never_stay_with_an_author()
    {
        var dataset = vocabularies.Canonical(RealVocabularies.Stated with { Authors = [new Author("Ann Bee <ann.bee@example.org>", null, "Institute X, ann@example.org")] }).Dataset!;

        dataset.Authors.ShouldBe([new Author("Ann Bee", null, "Institute X")]);
        dataset.Trace.ShouldAllBe(entry => !entry.Source.Contains('@'));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/study/1")]
    [InlineData("https://")]
    public void An_address_that_cannot_be_followed_is_left_out(string address)
    {
        var record = vocabularies.Canonical(RealVocabularies.Stated with { LandingPage = address });

        record.Dataset!.LandingPage.ShouldBeNull();
        record.Problems.ShouldHaveSingleItem().Code.ShouldBe("address-unusable");
    }

    [Fact]
    public void Lists_hold_no_value_twice()
    {
        var dataset = vocabularies.Canonical(RealVocabularies.Stated with
        {
            Keywords = ["Cell", "cell ", "", "Nucleus"],
            Aliases = ["idr0001", "old-1", "old-1"],
            Attributes = [new KeyValue("Gene", "A"), new KeyValue("Gene ", "A"), new KeyValue("Gene", "B")],
            Publications = [new Publication { Doi = "doi:10.1000/ABC" }, new Publication { Doi = "10.1000/abc", Title = "The same" }],
        }).Dataset!;

        dataset.Keywords.ShouldBe(["Cell", "Nucleus"]);
        dataset.Aliases.ShouldBe(["old-1"]);
        dataset.Attributes.ShouldBe([new KeyValue("Gene", "A"), new KeyValue("Gene", "B")]);
        dataset.Publications.Count.ShouldBe(1);
    }
}
