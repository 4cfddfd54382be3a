using FsCheck;
using FsCheck.Fluent;
using Hub.Indexing.Analysis;
using Hub.Indexing.Documents;
using Hub.Indexing.Queries;
using Hub.Indexing.Queries.Syntax;
using Hub.Indexing.Queries.Synonyms;
using Hub.Indexing.Tests.Parity;

namespace Hub.Indexing.Tests.Syntax;

/// <summary>Query strings as people type them, over several fields and kinds of fields.</summary>
public class QueryParserTests
{
    private static readonly QueryParserOptions options = new()
    {
        Schema = new IndexSchema(
            new IndexField { Name = "title", Kind = FieldKind.Text, Analyzer = new EnglishAnalyzer() },
            new IndexField { Name = "names", Kind = FieldKind.Text, Analyzer = new IdentifierAnalyzer() },
            new IndexField { Name = "organism", Kind = FieldKind.Keyword },
            new IndexField { Name = "year", Kind = FieldKind.Integer },
            new IndexField { Name = "released", Kind = FieldKind.Date },
            new IndexField { Name = "pixel", Kind = FieldKind.Double },
            new IndexField { Name = "kv.*", Kind = FieldKind.Keyword }),
        DefaultFields = [new SearchedField("title", 2), new SearchedField("names")],
        DefaultOperator = DefaultOperator.And,
        FieldNames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["species"] = "organism" },
    };

    private static readonly QueryParser parser = new(options);

    private static readonly string[] pieces =
        ["cell", "the", "title:", "kv.Gene:", "nofield:", "year:", "2020", "[1 TO *]", "{a TO b]", "(", ")", "\"", "~", "^2", "*", "?", "/", "\\", "\\u03b1", " ", " ", "AND", "OR", "NOT", "+", "-", "!", "&&", "||", ":", "α-tubulin"];

    [Theory]
    [InlineData("cells", "max(boost(term(title:cell),1073741824) term(names:cells))")]
    [InlineData("the cells", "max(boost(term(title:cell),1073741824) term(names:cells))")]
    [InlineData("EMPIAR-10061", "max(boost(bool(term(title:empiar) term(title:10061);;),1073741824) term(names:empiar10061))")]
    [InlineData("title:(mouse liver) organism:\"Mus musculus\"", "bool(bool(term(title:mous) term(title:liver);;) term(organism:Mus musculus);;)")]
    [InlineData("species:Human kv.Gene:Sox2", "bool(term(organism:Human) term(kv.Gene:Sox2);;)")]
    [InlineData("EMPIAR-100*", "max(boost(prefix(title:empiar-100),1073741824) prefix(names:empiar100))")]
    [InlineData("*", "all")]
    [InlineData("-cell", "bool(;;max(boost(term(title:cell),1073741824) term(names:cell)))")]
    public void A_string_means(string text, string meaning) => QueryLine.Of(Parsed(text).Query).ShouldBe(meaning);

    [Theory]
    [InlineData("10.1038/s41477-019-0429-5", "10103841477")]
    [InlineData("idr0001/screenA", "idr0001screena")]
    [InlineData("GO:0005634", "go0005634")]
    [InlineData("https://doi.org/10.1038/x", "httpsdoiorg101038x")]
    public void Slashes_and_colons_in_a_name_are_part_of_it(string typed, string term)
    {
        var parsed = Parsed(typed);
        QueryLine.Of(parsed.Query).ShouldContain($"term(names:{term.Replace("10103841477", "101038s4147701904295")})");
        parsed.Notices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("year:2021", 2021, 2021)]
    [InlineData("year:[2019 TO 2021]", 2019, 2021)]
    [InlineData("year:{2019 TO 2021}", 2020, 2020)]
    [InlineData("year:[* TO -5]", long.MinValue, -5)]
    public void Whole_numbers_are_ranges(string text, long minimum, long maximum) =>
        Parsed(text).Query.ShouldBe(new IntegerRangeQuery("year", minimum, maximum));

    [Theory]
    [InlineData("released:2021", "2021-01-01", "2022-01-01")]
    [InlineData("released:2021-03", "2021-03-01", "2021-04-01")]
    [InlineData("released:[2020 TO 2021-06]", "2020-01-01", "2021-07-01")]
    [InlineData("released:{2020 TO 2021}", "2021-01-01", "2021-01-01")]
    [InlineData("released:\"2021-03-31\"", "2021-03-31", "2021-04-01")]
    public void A_date_stands_for_all_of_its_year_month_or_day(string text, string from, string before)
    {
        var range = IntegerRangeQuery.OfDates("released", Utc(from), Utc(before));
        Query expected = range.Minimum > range.Maximum ? new MatchNoneQuery() : range;
        Parsed(text).Query.ShouldBe(expected);
    }

    [Fact]
    public void Numbers_and_presence_can_be_asked_for()
    {
        Parsed("pixel:[0.5 TO 2}").Query.ShouldBe(new DoubleRangeQuery("pixel", 0.5, double.BitDecrement(2)));
        Parsed("year:*").Query.ShouldBe(new ExistsQuery("year"));
    }

    [Theory]
    [InlineData("cell (nucleus", 13, "a ) is expected that closes the ( at character 6, not the end of the query")]
    [InlineData("cell )", 5, "there is no ( that this ) closes")]
    [InlineData("\"cell", 0, "no closing \"")]
    [InlineData("title:", 6, "a word, a phrase in quotes, a range or ( is expected, not the end of the query")]
    [InlineData("cell^x", 5, "a number is expected after ^")]
    [InlineData("[a b]", 3, "TO is expected")]
    [InlineData("year:soon", 5, "a whole number is expected for the field 'year'")]
    [InlineData("released:[2020 TO soon]", 18, "a date is expected for the field 'released'")]
    [InlineData("cell~1.5", 0, "a whole number of edits")]
    [InlineData("AND cell", 0, "a word, a phrase in quotes, a range or ( is expected, not 'AND'")]
    [InlineData("cell\\", 4, "nothing follows the escape character")]
    [InlineData("cell ]", 5, "']' ends no range")]
    [InlineData("  ", 0, "the query is empty")]
    public void What_does_not_parse_says_where_and_what_is_expected(string text, int position, string reason)
    {
        var parsed = parser.Parse(text);
        parsed.Problem.ShouldNotBeNull().Position.ShouldBe(position);
        parsed.Problem.ToString().ShouldStartWith($"at character {position + 1}: ");
        parsed.Problem.Reason.ShouldContain(reason);
    }

    [Theory]
    [InlineData("title:(cell AND nucleus", "cell nucleus")]
    [InlineData("\"mouse liver", "mouse liver")]
    [InlineData("cell^2 OR (mouse) )", "cell mouse")]
    public void What_does_not_parse_is_looked_up_as_its_words(string text, string words) =>
        QueryLine.Of(parser.Parse(text).Query).ShouldBe(QueryLine.Of(Parsed(words).Query));

    [Fact]
    public void A_name_that_is_no_field_is_told_and_looked_for_everywhere()
    {
        var parsed = Parsed("titel:\"mouse liver\"");
        QueryLine.Of(parsed.Query).ShouldBe(QueryLine.Of(Parsed("\"mouse liver\"").Query));
        parsed.Notices.ShouldHaveSingleItem().Reason.ShouldContain("'titel' is not the name of a field");
    }

    [Fact]
    public void Synonyms_are_searched_beside_the_words_and_told()
    {
        var synonyms = new SynonymMap([new("house mouse", [new Synonym("Mus musculus", 0.5f, "NCBI Taxonomy 10090")])]);
        var parsed = new QueryParser(options with { Synonyms = synonyms, DefaultFields = [new SearchedField("title")] }).Parse("adult House Mouse liver");
        QueryLine.Of(parsed.Query).ShouldBe(
            "bool(term(title:adult) max(bool(term(title:hous) term(title:mous);;) boost(phrase(0=title:mu,1=title:musculu~0),1056964608)) term(title:liver);;)");
        var expansion = parsed.Expansions.ShouldHaveSingleItem();
        expansion.Typed.ShouldBe("House Mouse");
        expansion.Added.ShouldHaveSingleItem().Reason.ShouldBe("NCBI Taxonomy 10090");
    }

    [Fact]
    public void Any_string_gives_a_query()
    {
        var anything = Gen.OneOf(Gen.Elements(pieces).ListOf().Select(list => string.Concat(list)), ArbMap.Default.ArbFor<string>().Generator.Select(text => text ?? ""));
        Prop.ForAll(anything.ToArbitrary(), text =>
        {
            var parsed = parser.Parse(text);
            parsed.Query.ShouldNotBeNull();
            if (parsed.Problem is { } problem) problem.Position.ShouldBeInRange(0, text.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void The_canonical_text_means_the_same_and_is_its_own()
    {
        Prop.ForAll(Gen.Elements(pieces).ListOf().Select(list => string.Concat(list)).ToArbitrary(), text =>
        {
            var parsed = parser.Parse(text);
            var again = parser.Parse(parsed.Text);
            again.Text.ShouldBe(parsed.Text);
            QueryLine.Of(again.Query).ShouldBe(QueryLine.Of(parsed.Query));
            again.Problem.ShouldBe(parsed.Problem);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Escaped_text_is_one_word_of_itself() =>
        Prop.ForAll<NonEmptyString>(text =>
        {
            string word = text.Get.Replace(' ', '_').Trim();
            if (string.IsNullOrWhiteSpace(word) || word.Any(char.IsWhiteSpace) || word is "AND" or "OR" or "NOT") return;
            parser.Parse("organism:" + QueryParser.Escape(word)).Query.ShouldBe(new TermQuery("organism", word));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hostile_strings_are_refused_with_a_reason_or_answered()
    {
        parser.Parse(new string('(', 64) + "a" + new string(')', 64)).Problem.ShouldBeNull();
        parser.Parse(new string('(', 65) + "a" + new string(')', 65)).Problem.ShouldNotBeNull().Reason.ShouldContain("nested more than 64 deep");
        Should.Throw<QueryRefusedException>(() => parser.Parse(new string('a', 1 << 20))).Message.ShouldContain("shorten");
        parser.Parse(new string('(', 30_000)).Problem.ShouldNotBeNull().Reason.ShouldContain("nested more than 64 deep");
        parser.Parse(string.Concat(Enumerable.Repeat("a:", 15_000))).Query.ShouldNotBeNull();
        parser.Parse(string.Concat(Enumerable.Repeat("\\", 30_000))).Query.ShouldNotBeNull();
        parser.Parse(new string('~', 30_000)).Problem.ShouldNotBeNull();
    }

    private static ParsedQuery Parsed(string text)
    {
        var parsed = parser.Parse(text);
        parsed.Problem.ShouldBeNull();
        return parsed;
    }

    private static DateTimeOffset Utc(string day) => new(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
}
