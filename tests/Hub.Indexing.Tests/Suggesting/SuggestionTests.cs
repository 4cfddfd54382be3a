using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Suggesting;

namespace Hub.Indexing.Tests.Suggesting;

/// <summary>What someone may be about to type, may have meant, or may want to see as well.</summary>
public class SuggestionTests
{
    private static readonly (string, string)[] datasets =
    [
        ("Mitochondria in HeLa cells", "Homo sapiens"),
        ("Mitochondrial dynamics of the mouse liver", "Mus musculus"),
        ("Mitosis of HeLa cells in three dimensions", "Homo sapiens"),
        ("Microtubules, mitochondria and actin in fibroblasts", "Mus musculus"),
        ("Zebrafish heart by light sheet microscopy", "Danio rerio"),
        ("Light sheet microscopy of a zebrafish embryo", "Danio rerio"),
    ];

    [Theory]
    [InlineData("words", "mitoc", "mitochondria|mitochondrial")]
    [InlineData("words", "HeLa Mitos", "HeLa mitosis")]
    [InlineData("words", "hela ", "")]
    [InlineData("names", "EMPIAR-1000", "empiar10001|empiar10002|empiar10003|empiar10004|empiar10005|empiar10006")]
    [InlineData("organism", "mus", "Mus musculus")]
    [InlineData("organism", "SAP", "Homo sapiens")]
    [InlineData("organism", "apiens", "")]
    public async Task What_is_typed_is_completed(string field, string typed, string completions)
    {
        await using var index = await SuggestionIndex.OfAsync(datasets);
        string.Join('|', new Completions(index.Snapshot).Find(field, typed).Select(completion => completion.Text)).ShouldBe(completions);
    }

    [Fact]
    public async Task The_completion_of_most_documents_comes_first()
    {
        await using var index = await SuggestionIndex.OfAsync(datasets);
        new Completions(index.Snapshot).Find("words", "mito", 2).ShouldBe([new Completion("mitochondria", 2), new Completion("mitosis", 1)]);
    }

    [Theory]
    [InlineData("words", "mito", "mitochondria", "mitochondrial")]
    [InlineData("organism", "mus", "Mus musculus")]
    [InlineData("organism", "homo")]
    [InlineData("words", "hel")]
    public async Task Only_what_a_reader_may_see_is_offered_and_counted(string field, string typed, params string[] completions)
    {
        await using var index = await SuggestionIndex.OfAsync(datasets);
        var mice = new Completions(index.Snapshot) { Within = new TermQuery("organism", "Mus musculus") };
        var found = mice.Find(field, typed);
        found.Select(completion => completion.Text).ShouldBe(completions);
        found.ShouldAllBe(completion => completion.Documents == (completion.Text == "Mus musculus" ? 2 : 1));
    }

    [Fact]
    public async Task What_most_of_the_visible_documents_have_comes_first_however_many_others_have_something_else()
    {
        (string, string)[] many = [.. Enumerable.Repeat(("cella", "other"), 30), .. Enumerable.Repeat(("cello", "mine"), 3), ("cella", "mine"), ("cellar", "mine"), ("cellar", "mine")];
        await using var index = await SuggestionIndex.OfAsync(many);
        var mine = new Completions(index.Snapshot) { Within = new TermQuery("organism", "mine") };
        mine.Find("words", "cel", 2).ShouldBe([new Completion("cello", 3), new Completion("cellar", 2)]);
        mine.Find("words", "cel", 3).ShouldBe([new Completion("cello", 3), new Completion("cellar", 2), new Completion("cella", 1)]);
    }

    [Theory]
    [InlineData("zebrafish mic", "EMPIAR-10005 EMPIAR-10006")]
    [InlineData("the mouse", "EMPIAR-10002")]
    [InlineData("heart li", "EMPIAR-10005")]
    [InlineData("", "")]
    public async Task Titles_are_found_while_they_are_typed(string typed, string keys)
    {
        await using var index = await SuggestionIndex.OfAsync(datasets);
        var query = new Completions(index.Snapshot).Query("words", typed);
        string.Join(' ', index.Snapshot.Search(new SearchRequest { Query = query }).Hits.Select(hit => hit.Key).Order()).ShouldBe(keys);
    }

    [Theory]
    [InlineData("mitochondira", "mitochondria")]
    [InlineData("Zebrafsh heart", "zebrafish heart")]
    [InlineData("light shet of zebrafish", "light sheet of zebrafish")]
    [InlineData("mitochondria", null)]
    [InlineData("xylophone", null)]
    [InlineData("10001", null)]
    public async Task Unknown_words_are_put_right(string typed, string? meant)
    {
        await using var index = await SuggestionIndex.OfAsync(datasets);
        new SpellingCorrections(index.Snapshot).Correct("words", typed)?.Text.ShouldBe(meant);
        if (meant is null) new SpellingCorrections(index.Snapshot).Correct("words", typed).ShouldBeNull();
    }

    [Fact]
    public async Task A_word_that_another_field_has_needs_no_correction()
    {
        await using var index = await SuggestionIndex.OfAsync(datasets);
        var corrections = new SpellingCorrections(index.Snapshot);
        // the title is stemmed: it has "hearts" as it has "heart"
        corrections.Correct("words", "zebrafsh hearts").ShouldNotBeNull().Text.ShouldBe("zebrafish heart");
        corrections.Correct("words", "zebrafsh hearts", ["title"]).ShouldNotBeNull().Text.ShouldBe("zebrafish hearts");
    }

    [Fact]
    public async Task Of_two_corrections_equally_near_the_more_frequent_is_meant()
    {
        await using var index = await SuggestionIndex.OfAsync(("cell", ""), ("cell", ""), ("cello", ""));
        var correction = new SpellingCorrections(index.Snapshot).Correct("words", "Cellx").ShouldNotBeNull();
        correction.Words.ShouldBe([new CorrectedWord("Cellx", "cell", 2)]);
    }

    [Fact]
    public async Task More_like_this_finds_what_shares_rare_words_and_not_itself()
    {
        await using var index = await SuggestionIndex.OfAsync(datasets);
        var query = new MoreLikeThis(index.Snapshot).Query("EMPIAR-10005", ("title", "Zebrafish heart by light sheet microscopy"));
        var hits = index.Snapshot.Search(new SearchRequest { Query = query }).Hits;
        hits.ShouldHaveSingleItem().Key.ShouldBe("EMPIAR-10006");
    }

    [Fact]
    public async Task What_shares_one_of_many_words_is_not_alike()
    {
        await using var index = await SuggestionIndex.OfAsync(("alpha beta gamma delta epsilon zeta eta theta iota kappa", ""), ("alpha beta gamma delta epsilon zeta eta theta iota kappa", ""), ("kappa lambda", ""));
        var query = new MoreLikeThis(index.Snapshot).Query("EMPIAR-10001", ("title", "alpha beta gamma delta epsilon zeta eta theta iota kappa"));
        index.Snapshot.Search(new SearchRequest { Query = query }).Hits.ShouldHaveSingleItem().Key.ShouldBe("EMPIAR-10002");
    }

    [Fact]
    public async Task More_like_nothing_is_nothing()
    {
        await using var index = await SuggestionIndex.OfAsync(datasets);
        new MoreLikeThis(index.Snapshot).Query("EMPIAR-10005", ("title", "heart")).ShouldBe(new MatchNoneQuery());
    }
}
