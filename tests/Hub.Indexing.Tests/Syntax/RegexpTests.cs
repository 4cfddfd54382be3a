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
    [InlineData("(a?){0,900}a{900}")]
    [InlineData("((a{900}){900}){900}")]
    [InlineData("~((a|b)*a(a|b){30})")]
    [InlineData("(((((a*)*)*)*)*)*b")]
    [InlineData("(a|aa|aaa){1,200}~(b)&(.*a.*){30}")]
    public async Task An_expression_made_to_explode_is_answered_or_refused_in_time(string pattern)
    {
        await using var index = await SuggestionIndex.OfAsync(("", string.Concat(Enumerable.Repeat("ab", 200))), ("", new string('a', 400)));
        var search = Task.Run(() =>
        {
            try
            {
                _ = index.Snapshot.Search(new SearchRequest { Query = new RegexpQuery("organism", pattern) });
            }
            catch (QueryRefusedException refused)
            {
                refused.Message.ShouldContain("too complex");
            }
        });
        await search.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
