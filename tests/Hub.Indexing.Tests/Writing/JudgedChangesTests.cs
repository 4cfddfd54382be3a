using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Writing;

public sealed class JudgedChangesTests
{
    private static readonly IndexOptions Small = new() { BufferBytes = 100_000, MergeFactor = 3 };

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task After_any_changes_commits_and_merges_the_index_holds_what_it_should(int seed)
    {
        var source = new RandomDocuments(seed);
        var queries = new RandomQueries(source);
        await using var index = await TestIndex.OpenAsync(Small);
        var alive = new Dictionary<string, TestDocument>();
        for (int round = 0; round < 25; round++)
        {
            for (int change = source.Random.Next(1, 60); change > 0; change--) Change(index, source, alive);
            if (source.Random.Next(6) == 0) await index.ReopenWithoutLossAsync(Small);
            await index.Writer.CommitAsync(new Dictionary<string, string> { ["round"] = $"{round}" });
            if (source.Random.Next(8) == 0) await index.Writer.MergeAllAsync();
            if (source.Random.Next(3) == 0) await index.Writer.MergesAsync();
            var judge = new Judge([.. alive.Values]);
            using var snapshot = index.Snapshots.Acquire();
            snapshot.UserData["round"].ShouldBe($"{round}");
            snapshot.Count.ShouldBe(alive.Count);
            for (int i = 0; i < 8; i++) CheckSearch(snapshot, judge, queries.Query(2));
            CheckFields(snapshot, alive.Values);
        }
        await index.Writer.MergeAllAsync();
        using var merged = index.Snapshots.Acquire();
        var last = new Judge([.. alive.Values]);
        for (int i = 0; i < 40; i++) CheckScores(merged, last, queries.Query(2));
    }

    private static void Change(TestIndex index, RandomDocuments source, Dictionary<string, TestDocument> alive)
    {
        string key = $"key-{source.Random.Next(200)}";
        switch (source.Random.Next(12))
        {
            case 0:
                index.Writer.Delete(key);
                alive.Remove(key);
                break;
            case 1 when source.Random.Next(4) == 0:
                string value = source.Pick(RandomDocuments.Names);
                index.Writer.DeleteByTerm("one", value);
                foreach (var gone in alive.Values.Where(d => d.One == value).ToList()) alive.Remove(gone.Key);
                break;
            default:
                index.Writer.Update((alive[key] = source.Document(key)).ToDocument());
                break;
        }
    }

    private static void CheckSearch(IndexSnapshot snapshot, Judge judge, Query query)
    {
        Selection[] selections = [Selection.AnyOf("many", ["Homo sapiens", "a"]), Selection.AnyOf("one", ["Mus musculus"], orMissing: true)];
        var found = snapshot.Search(new SearchRequest
        {
            Query = query,
            Selections = selections,
            Take = 1000,
            Facets = [new() { Field = "many", Top = 100 }, new() { Field = "one", Top = 3 }, new() { Field = "kv.name0", Top = 100 }],
        });
        found.Hits.Select(h => h.Key).Order().ShouldBe(judge.Matching(query, selections).Select(d => d.Key).Order(), QueryText.Of(query));
        foreach (var facet in found.Facets)
        {
            var expected = judge.Keywords(query, selections, facet.Field);
            var matching = judge.Matching(query, selections, facet.Field);
            facet.Distinct.ShouldBe(expected.Count);
            facet.Values.Select(v => (v.Value, v.Count)).ShouldBe(facet.Field == "one" ? expected.Take(3) : expected, QueryText.Of(query));
            facet.Missing.ShouldBe(matching.Count(d => !d.Keywords(facet.Field).Any()));
            facet.Total.ShouldBe(matching.Count - facet.Missing);
        }
        CheckGroups(snapshot, judge, query, ["one"]);
        CheckGroups(snapshot, judge, query, ["many", "sizes"]);
    }

    private static void CheckGroups(IndexSnapshot snapshot, Judge judge, Query query, string[] fields)
    {
        var expected = judge.Groups(query, fields);
        var result = snapshot.Aggregate(new AggregateRequest
        {
            Query = query,
            GroupBy = fields,
            Aggregates = [Aggregate.Count, new(AggregateFunction.Sum, "size"), new(AggregateFunction.Minimum, "size")],
        });
        result.Groups.ShouldBe(expected.Count);
        result.Rows.ToDictionary(r => JudgedFacets.Name(r.Columns.Take(fields.Length)), r => ((long)r.Columns[^3]!, (decimal)r.Columns[^2]!, (long?)r.Columns[^1]))
            .ShouldBe(expected, ignoreOrder: true, QueryText.Of(query));
    }

    private static void CheckFields(IndexSnapshot snapshot, IEnumerable<TestDocument> alive)
    {
        foreach (var document in alive)
        {
            int doc = snapshot.Find(document.Key).ShouldNotBeNull();
            snapshot.Key(doc).ShouldBe(document.Key);
            snapshot.Stored(doc).ShouldBe(document.Stored);
            snapshot.Keywords(doc, "many").Order().ShouldBe(document.Keywords("many").Order());
            snapshot.Integers(doc, "sizes").ShouldBe(document.Sizes.Order());
            snapshot.Doubles(doc, "ratio").ShouldBe(document.Ratio is { } ratio ? [ratio] : []);
        }
    }

    private static void CheckScores(IndexSnapshot snapshot, Judge judge, Query query)
    {
        var expected = judge.Find(query);
        var found = snapshot.Search(new SearchRequest { Query = query, Take = 1000 });
        found.Hits.Select(h => h.Score).ShouldBe(expected.Select(e => (float)e.Score), 1e-4, QueryText.Of(query));
    }
}
