using Hub.Indexing.Queries;
using Hub.Indexing.Queries.Syntax;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Suggesting;

namespace Hub.Indexing.Tests.Syntax;

/// <summary>Regular expressions over terms, in Lucene's syntax.</summary>
public class RegexpTests
{
    private static readonly QueryParser parser = new(new QueryParserOptions { Schema = SuggestionIndex.Schema, DefaultFields = [new SearchedField("organism")] });

    [Theory]
    [InlineData("sox[1-3]", "sox2", true)]
    [InlineData("sox<1-12>", "sox12", true)]
    [InlineData("sox<1-12>", "sox13", false)]
    [InlineData("sox<01-12>", "sox2", false)]
    [InlineData("sox<01-12>", "sox02", true)]
    [InlineData("~(.*2)", "sox2", false)]
    [InlineData("sox.&~(sox2)", "sox3", true)]
    [InlineData("\"a.b\"", "a.b", true)]
    [InlineData("\"a.b\"", "axb", false)]
    [InlineData("a@", "abc", true)]
    [InlineData("#|a", "a", true)]
    [InlineData("^a$", "a", false)]
    [InlineData("^a$", "^a$", true)]
    [InlineData("(ab){2,3}", "ababab", true)]
    [InlineData("(ab){2,3}", "abababab", false)]
    [InlineData("[^a-c]\\.", "d.", true)]
    [InlineData(".\U0001F600.", "α\U0001F600β", true)]
    [InlineData("()", "a", false)]
    public async Task An_expression_matches_whole_terms(string pattern, string term, bool matches)
    {
        await using var index = await SuggestionIndex.OfAsync(("", term));
        index.Snapshot.Search(new SearchRequest { Query = new RegexpQuery("organism", pattern) }).Total.ShouldBe(matches ? 1 : 0);
    }

    [Theory]
    [InlineData("/a(b/", 4, ") is expected")]
    [InlineData("x /[a/", 5, "] is expected")]
    [InlineData("/a{x}/", 3, "a number behind { is expected")]
    [InlineData("/<1>/", 4, "two numbers such as <1-31> is expected")]
    public void A_wrong_expression_says_where(string text, int position, string reason)
    {
        var problem = parser.Parse(text).Problem.ShouldNotBeNull();
        problem.Position.ShouldBe(position);
        problem.Reason.ShouldContain(reason);
    }

    [Theory]
    [InlineData("(a?){0,900}a{900}", null)]
    [InlineData("((a{900}){900}){900}", null)]
    [InlineData("~((a|b)*a(a|b){30})", 1)]
    [InlineData("(((((a*)*)*)*)*)*b", 0)]
    [InlineData("(a|aa|aaa){1,200}~(b)&(.*a.*){30}", 2)]
    public async Task An_expression_made_to_explode_is_answered_or_refused(string pattern, int? found)
    {
        await using var index = await SuggestionIndex.OfAsync(("", string.Concat(Enumerable.Repeat("ab", 200))), ("", new string('a', 400)));
        if (found is { } total) Count(index, pattern).ShouldBe(total);
        else Should.Throw<QueryRefusedException>(() => Count(index, pattern)).Message.ShouldContain("too complex");
    }

    [Fact]
    public async Task An_expression_whose_states_grow_with_every_character_is_refused_after_a_number_of_them()
    {
        var random = new Random(7);
        var terms = Enumerable.Range(0, 100).Select(_ => string.Concat(Enumerable.Range(0, 400).Select(_ => random.Next(2) == 0 ? 'a' : 'b'))).ToList();
        const string pattern = "(a|b)*a(a|b){30}";
        await using var few = await SuggestionIndex.OfAsync([.. terms.Take(1).Select(t => ("", t))]);
        Count(few, pattern).ShouldBe(terms.Take(1).Count(t => t[^31] == 'a'));
        await using var many = await SuggestionIndex.OfAsync([.. terms.Select(t => ("", t))]);
        Should.Throw<QueryRefusedException>(() => Count(many, pattern)).Message.ShouldContain("too complex");
    }

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    [InlineData(1000, true)]
    public async Task Groups_are_nested_a_hundred_deep_at_most(int groups, bool refused)
    {
        await using var index = await SuggestionIndex.OfAsync(("", "a"));
        string pattern = new string('(', groups) + "a" + new string(')', groups);
        if (refused) Should.Throw<QueryRefusedException>(() => Count(index, pattern)).Message.ShouldContain("nested groups");
        else Count(index, pattern).ShouldBe(1);
    }

    /// <summary>How many terms match; who is stopped after minutes has not bounded its work.</summary>
    private static long Count(SuggestionIndex index, string pattern)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        return index.Snapshot.Search(new SearchRequest { Query = new RegexpQuery("organism", pattern) }, patience.Token).Total;
    }
}
