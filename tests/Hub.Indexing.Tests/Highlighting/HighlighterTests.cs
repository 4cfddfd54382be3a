using FsCheck;
using FsCheck.Fluent;
using Hub.Indexing.Highlighting;
using Hub.Indexing.Queries;
using Hub.Indexing.Queries.Syntax;
using Hub.Indexing.Tests.Suggesting;

namespace Hub.Indexing.Tests.Highlighting;

/// <summary>What a query matches is shown where it stands, and nothing else.</summary>
public class HighlighterTests
{
    private static readonly HighlightOptions whole = new() { MaxFragments = 0 };

    private static readonly QueryParser parser = new(new QueryParserOptions
    {
        Schema = SuggestionIndex.Schema,
        DefaultFields = [new SearchedField("title"), new SearchedField("names")],
        DefaultOperator = DefaultOperator.And,
    });

    [Theory]
    [InlineData("cells", "The HeLa <cell> and two <cells>' nuclei", "The HeLa cell and two cells' nuclei")]
    [InlineData("\"light sheet\"", "<Light sheet> microscopy: sheet of light", "Light sheet microscopy: sheet of light")]
    [InlineData("\"sheet light\"~3", "<Light> <sheet> microscopy", "Light sheet microscopy")]
    [InlineData("\"mouse liver\"", "mouse heart and liver", "mouse heart and liver")]
    [InlineData("mito*", "<Mitochondria> and <mitosis>", "Mitochondria and mitosis")]
    [InlineData("m?tosis", "<mitosis>", "mitosis")]
    [InlineData("/mit.*/", "<mitosis> of", "mitosis of")]
    [InlineData("mitosys~2", "meiosis and <mitosi>", "meiosis and mitosi")]
    [InlineData("[a TO b]", "cell <a1>", "cell a1")]
    [InlineData("cell -nucleus", "<cell> nucleus", "cell nucleus")]
    [InlineData("10061", "see EMPIAR-<10061>.", "see EMPIAR-10061.")]
    [InlineData("empiar10061", "see <EMPIAR-10061>.", "see EMPIAR-10061.")]
    [InlineData("organism:cell", "a cell", "a cell")]
    [InlineData("cell AND (nucleus OR \"light sheet\"^2)", "<nucleus> of a <cell>", "nucleus of a cell")]
    public void What_matches_is_marked(string query, string marked, string text) =>
        Marked(new Highlighter(parser.Parse(query).Query, SuggestionIndex.Schema, whole).Highlight(text, "title", "names")).ShouldBe(marked);

    [Fact]
    public void The_fragments_show_most_of_what_was_asked_for()
    {
        string filler = string.Concat(Enumerable.Repeat("Nothing to see in this sentence of many words. ", 20));
        string text = $"{filler}A cell stands here. {filler}A zebrafish heart and a cell by light sheet. {filler}";
        var fragment = new Highlighter(parser.Parse("cell zebrafish light").Query, SuggestionIndex.Schema, new HighlightOptions { MaxFragments = 1, FragmentLength = 80 })
            .Highlight(text, "title").ShouldHaveSingleItem();
        Marked([fragment]).ShouldStartWith("A <zebrafish> heart and a <cell> by <light> sheet.");
        (fragment.End - fragment.Start).ShouldBeLessThanOrEqualTo(80);
    }

    [Fact]
    public void Where_nothing_matches_the_beginning_is_shown()
    {
        var fragment = new Highlighter(new MatchAllQuery(), SuggestionIndex.Schema, new HighlightOptions { FragmentLength = 20 }).Highlight("Mitochondria in HeLa cells of the liver", "title").ShouldHaveSingleItem();
        fragment.Segments.ShouldBe([new TextSegment("Mitochondria in HeLa", false)]);
    }

    [Theory]
    [InlineData(3, "cel")]
    [InlineData(4, "<cell>")]
    [InlineData(11, "<cell> heart ")]
    [InlineData(12, "<cell> heart ")]
    [InlineData(13, "<cell> heart \U0001F600")]
    [InlineData(18, "<cell> heart \U0001F600 <cell>")]
    public void Of_a_text_no_more_is_looked_at_than_is_allowed(int most, string shown) =>
        Marked(new Highlighter(parser.Parse("cell").Query, SuggestionIndex.Schema, new HighlightOptions { MaxTextLength = most }).Highlight("cell heart \U0001F600 cell cell", "title")).ShouldBe(shown);

    [Fact]
    public void Fragments_are_parts_of_the_text_in_its_order()
    {
        string[] words = ["cell", "the", "nucleus", "light", "sheet", "α", "\U0001F600", ". ", " ", "<b>", "\n", "zebrafish", "EMPIAR-10061", "\uD83D"];
        var query = parser.Parse("cell \"light sheet\" zebra* 10061").Query;
        Prop.ForAll(Gen.Elements(words).ListOf().Select(list => string.Join(' ', list)).ToArbitrary(), text =>
        {
            var fragments = new Highlighter(query, SuggestionIndex.Schema, new HighlightOptions { FragmentLength = 30 }).Highlight(text, "title", "names");
            foreach (var fragment in fragments) string.Concat(fragment.Segments.Select(segment => segment.Text)).ShouldBe(text[fragment.Start..fragment.End]);
            fragments.Zip(fragments.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static string Marked(IEnumerable<Fragment> fragments) => string.Join(" … ", fragments.Select(fragment =>
        string.Concat(fragment.Segments.Select(segment => segment.Matched ? $"<{segment.Text}>" : segment.Text))));
}
