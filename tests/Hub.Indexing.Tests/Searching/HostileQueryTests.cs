using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Searching;

public sealed class HostileQueryTests
{
    private const int Documents = 2000;

    public static TheoryData<string, Query> Refused => new()
    {
        { "clauses", new BooleanQuery { Should = [.. Enumerable.Range(0, 10_000).Select(i => new TermQuery("text", $"t{i}"))] } },
        { "deep", Enumerable.Range(0, 500).Aggregate((Query)new MatchAllQuery(), (inner, _) => new BoostQuery(inner, 1)) },
        { "characters", new TermQuery("text", new string('a', 1 << 20)) },
        { "fuzzy", new BooleanQuery { Should = [.. Enumerable.Range(0, 100).Select(i => new FuzzyQuery("text", $"word{i}"))] } },
        { "values", new TermsQuery("one", [.. Enumerable.Range(0, 100_000).Select(i => $"v{i}")]) },
        { "field", new TermQuery("nothing", "x") },
        { "kind", new IntegerRangeQuery("one", 1, 2) },
        { "phrase", new PhraseQuery("text", [.. Enumerable.Range(0, 5000).Select(i => new PhrasePlace(i, ["a"]))]) },
        { "boost", new BoostQuery(new MatchAllQuery(), float.NaN) },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task A_query_that_costs_too_much_is_refused_with_a_reason_before_anything_is_read(string reason, Query query)
    {
        await using var index = await WithTermsAsync();
        using var snapshot = index.Snapshots.Acquire();
        // what was given up is noticed by whoever reads the first term
        var givenUp = new CancellationToken(canceled: true);
        Should.Throw<QueryRefusedException>(() => snapshot.Search(new SearchRequest { Query = query }, givenUp)).Message.ShouldContain(reason);
        foreach (Query allowed in new Query[] { new TermQuery("text", "a"), new FuzzyQuery("text", "word7"), new TermsQuery("one", ["v1"]), PhraseQuery.Of("text", "a", "a"), new MatchAllQuery() })
            Should.Throw<OperationCanceledException>(() => snapshot.Search(new SearchRequest { Query = allowed }, givenUp));
    }

    [Theory]
    [InlineData("(a", "wrong at character 3")]
    [InlineData("[a", "wrong at character 3")]
    public async Task A_wrong_regular_expression_is_refused_with_its_place(string pattern, string reason)
    {
        await using var index = await WithTermsAsync();
        using var snapshot = index.Snapshots.Acquire();
        Should.Throw<QueryRefusedException>(() => snapshot.Search(new SearchRequest { Query = new RegexpQuery("text", pattern) })).Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Wildcards_are_refused_that_would_read_one_term_more_than_is_allowed(int wildcards)
    {
        await using var index = await WithTermsAsync();
        int terms;
        using (var all = index.Snapshots.Acquire()) terms = all.Terms("text").Count;
        var query = new BooleanQuery { Should = [.. Enumerable.Range(0, wildcards).Select(_ => new WildcardQuery("text", "*a*b*c*"))] };
        foreach (int missing in new[] { 0, 1 })
        {
            await index.ReopenAsync(new IndexOptions { Limits = new() { TermsRead = (wildcards * terms) - missing } });
            using var snapshot = index.Snapshots.Acquire();
            var request = new SearchRequest { Query = query, Take = 0 };
            if (missing == 0) snapshot.Search(request).Total.ShouldBe(Documents);
            else Should.Throw<QueryRefusedException>(() => snapshot.Search(request)).Message.ShouldContain("terms");
        }
    }

    private static async Task<TestIndex> WithTermsAsync()
    {
        var index = await TestIndex.OpenAsync();
        for (int i = 0; i < Documents; i++) index.Writer.Update(new TestDocument($"key-{i}") { Text = [$"a{i}b{i}c{i} word{i} a a"], One = $"v{i}" }.ToDocument());
        await index.Writer.CommitAsync();
        await index.Writer.MergeAllAsync();
        return index;
    }

    [Fact]
    public async Task Five_thousand_values_in_one_list_are_answered()
    {
        await using var index = await TestIndex.OpenAsync();
        for (int i = 0; i < 2000; i++) index.Writer.Update(new TestDocument($"key-{i}") { One = $"v{i}" }.ToDocument());
        await index.Writer.CommitAsync();
        using var snapshot = index.Snapshots.Acquire();
        snapshot.Search(new SearchRequest { Query = new TermsQuery("one", [.. Enumerable.Range(1000, 5000).Select(i => $"v{i}")]) }).Total.ShouldBe(1000);
    }

    [Fact]
    public async Task A_page_too_far_from_the_beginning_is_refused_and_one_after_a_hit_is_not()
    {
        await using var index = await TestIndex.OpenAsync();
        for (int i = 0; i < 50; i++) index.Writer.Update(new TestDocument($"key-{i:D2}") { Text = ["cell"], Size = i % 7 }.ToDocument());
        await index.Writer.CommitAsync();
        using var snapshot = index.Snapshots.Acquire();
        Should.Throw<QueryRefusedException>(() => snapshot.Search(new SearchRequest { Skip = 1_000_000 }));
        foreach (SortKey[] sort in new SortKey[][] { [], [new("size", Descending: true)], [new("size"), SortKey.Key(descending: true)] })
        {
            var all = snapshot.Search(new SearchRequest { Query = new TermQuery("text", "cell"), Sort = sort, Take = 50 }).Hits;
            var paged = new List<SearchHit>();
            for (SearchCursor? after = null; paged.Count < 50; after = paged[^1].Cursor)
                paged.AddRange(snapshot.Search(new SearchRequest { Query = new TermQuery("text", "cell"), Sort = sort, Take = 7, After = after }).Hits);
            paged.Select(h => h.Key).ShouldBe(all.Select(h => h.Key));
        }
    }
}
