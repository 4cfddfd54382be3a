using System.Diagnostics;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Searching;

public sealed class HostileQueryTests
{
    public static TheoryData<string, Query> Refused => new()
    {
        { "clauses", new BooleanQuery { Should = [.. Enumerable.Range(0, 10_000).Select(i => new TermQuery("text", $"t{i}"))] } },
        { "deep", Enumerable.Range(0, 500).Aggregate((Query)new MatchAllQuery(), (inner, _) => new BoostQuery(inner, 1)) },
        { "characters", new TermQuery("text", new string('a', 1 << 20)) },
        { "fuzzy", new BooleanQuery { Should = [.. Enumerable.Range(0, 100).Select(i => new FuzzyQuery("text", $"word{i}"))] } },
        { "terms", new BooleanQuery { Should = [.. Enumerable.Range(0, 50).Select(_ => new WildcardQuery("text", "*a*b*c*"))] } },
        { "values", new TermsQuery("one", [.. Enumerable.Range(0, 100_000).Select(i => $"v{i}")]) },
        { "field", new TermQuery("nothing", "x") },
        { "kind", new IntegerRangeQuery("one", 1, 2) },
        { "regular expression", new RegexpQuery("text", "(a") },
        { "regular expression", new RegexpQuery("text", "[a") },
        { "phrase", new PhraseQuery("text", [.. Enumerable.Range(0, 5000).Select(i => new PhrasePlace(i, ["a"]))]) },
        { "boost", new BoostQuery(new MatchAllQuery(), float.NaN) },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task A_query_that_costs_too_much_is_refused_with_a_reason(string reason, Query query)
    {
        await using var index = await TestIndex.OpenAsync(new IndexOptions { Limits = new() { TermsRead = 50_000 } });
        for (int i = 0; i < 2000; i++) index.Writer.Update(new TestDocument($"key-{i}") { Text = [$"a{i}b{i}c{i} word{i} a a"], One = $"v{i}" }.ToDocument());
        await index.Writer.CommitAsync();
        using var snapshot = index.Snapshots.Acquire();
        var clock = Stopwatch.StartNew();
        Should.Throw<QueryRefusedException>(() => snapshot.Search(new SearchRequest { Query = query })).Message.ShouldContain(reason);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
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
