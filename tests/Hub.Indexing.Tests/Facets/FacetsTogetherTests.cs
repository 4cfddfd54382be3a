using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Facets;

/// <summary>Facets that are asked for together are counted from rows made for them, those with values of their own in most documents from lists.</summary>
public sealed class FacetsTogetherTests
{
    private const int Documents = 5000;

    private const int Enough = 3_000_000;
    private static readonly string[] Fields = ["one", "many", "kv.line", "kv.tag", "kv.rare", "kv.nobody"];

    [Theory]
    [InlineData(41, false)]
    [InlineData(42, true)]
    public async Task Facets_counted_together_are_what_reading_every_document_finds(int seed, bool inSegments)
    {
        var source = new RandomDocuments(seed);
        var documents = Enumerable.Range(0, Documents).Select(i => Document(source, i)).ToList();
        await using var index = await TestIndex.OpenAsync();
        foreach (var part in inSegments ? [[.. documents.Take(200)], [.. documents.Skip(200)]] : new List<TestDocument>[] { documents })
        {
            foreach (var document in part) index.Writer.Update(document.ToDocument());
            await index.Writer.CommitAsync();
        }
        foreach (var gone in documents.Where((_, i) => i % 41 == 7)) index.Writer.Delete(gone.Key);
        await index.Writer.CommitAsync();
        var judge = new Judge([.. documents.Where((_, i) => i % 41 != 7)]);
        using var snapshot = index.Snapshots.Acquire();
        Selection[][] chosen = [[], [Selection.AnyOf("many", ["a", "Homo sapiens"])], [Selection.AnyOf("kv.line", ["line 1", "line 2", "line 3"]), Selection.AnyOf("one", ["group 3", "group 4"])]];
        foreach (var query in Queries(source))
            foreach (var selections in chosen)
                // asked for in growing numbers, so that rows are made anew with more fields
                for (int count = 2; count <= Fields.Length; count += 2) Check(snapshot, judge, query, selections, Fields[..count]);
    }

    [Fact]
    public async Task Facets_for_which_there_is_no_room_are_counted_all_the_same()
    {
        var source = new RandomDocuments(43);
        var documents = Enumerable.Range(0, Documents).Select(i => Document(source, i)).ToList();
        await using var index = await TestIndex.OpenAsync(new() { CacheBytes = 0 });
        foreach (var document in documents) index.Writer.Update(document.ToDocument());
        await index.Writer.CommitAsync();
        using var snapshot = index.Snapshots.Acquire();
        foreach (var query in Queries(source)) Check(snapshot, new Judge(documents), query, [], Fields);
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(150_000)]
    [InlineData(400_000)]
    [InlineData(Enough)]
    public async Task What_is_kept_for_facets_stays_within_its_bytes(int bound)
    {
        var source = new RandomDocuments(45);
        var documents = Enumerable.Range(0, 3 * Documents).Select(i => Document(source, i)).ToList();
        await using var index = await TestIndex.OpenAsync(new() { CacheBytes = bound });
        foreach (var document in documents) index.Writer.Update(document.ToDocument());
        await index.Writer.CommitAsync();
        using var snapshot = index.Snapshots.Acquire();
        foreach (var query in Queries(source))
            for (int count = 2; count <= Fields.Length; count++)
            {
                snapshot.Search(new SearchRequest { Query = query, Facets = [.. Fields.Take(count).Select(f => new FacetRequest { Field = f })] });
                snapshot.KeptBytes.ShouldBeInRange(0, bound);
            }
        // a row for each document and the values of two facets in lists, or nothing of it
        if (bound == Enough) snapshot.KeptBytes.ShouldBeGreaterThan(documents.Count * (sizeof(ulong) + (2 * sizeof(ushort))));
    }

    [Fact]
    public async Task What_is_kept_of_one_commit_is_not_served_for_another()
    {
        var source = new RandomDocuments(46);
        var documents = Enumerable.Range(0, Documents).Select(i => Document(source, i)).ToList();
        await using var index = await TestIndex.OpenAsync();
        var snapshots = new List<IndexSnapshot>();
        var judges = new List<Judge>();
        for (int state = 0; state < 3; state++)
        {
            // every ordinal changes its meaning
            documents = [.. documents.Select((d, i) => i % 3 == 0 && state > 0 ? d with { One = $"a new group {state}.{i % 7}", Text = ["cell"] } : d)];
            foreach (var document in documents) index.Writer.Update(document.ToDocument());
            await index.Writer.CommitAsync();
            snapshots.Add(index.Snapshots.Acquire());
            judges.Add(new(documents));
            // the second time from what was kept the first time, of each state that can still be read
            for (int time = 0; time < 2; time++)
                for (int s = 0; s <= state; s++)
                    foreach (Query query in new Query[] { new MatchAllQuery(), new TermQuery("text", RandomDocuments.Words[0]), new BooleanQuery { MustNot = [new TermQuery("one", "group 3")], Must = [new MatchAllQuery()] } })
                        Check(snapshots[s], judges[s], query, [], ["one", "many"]);
            snapshots[state].KeptBytes.ShouldBeGreaterThan(0);
        }
        snapshots.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task Facets_asked_for_by_many_at_once_are_counted_by_each()
    {
        var source = new RandomDocuments(44);
        var documents = Enumerable.Range(0, Documents).Select(i => Document(source, i)).ToList();
        await using var index = await TestIndex.OpenAsync();
        foreach (var document in documents) index.Writer.Update(document.ToDocument());
        await index.Writer.CommitAsync();
        var judge = new Judge(documents);
        var query = new TermQuery("text", RandomDocuments.Words[0]);
        var expected = Fields.Select(f => judge.Keywords(query, [], f)).ToList();
        using var snapshot = index.Snapshots.Acquire();
        Parallel.For(0, 64, i =>
        {
            string[] asked = [.. Fields.Skip(i % 3).Take(3)];
            var found = snapshot.Search(new SearchRequest { Query = query, Facets = [.. asked.Select(f => new FacetRequest { Field = f, Top = 1000 })] });
            for (int f = 0; f < asked.Length; f++) found.Facets[f].Values.Select(v => (v.Value, v.Count)).ShouldBe(expected[(i % 3) + f]);
        });
    }

    private static TestDocument Document(RandomDocuments source, int i) => source.Document($"{i:D5}") with
    {
        One = source.Random.Next(6) == 0 ? null : $"group {i / 170}",
        Text = [source.Prose(source.Random.Next(1, 8))],
        Attributes = [.. Several(source, "line", 300, 3), .. Several(source, "tag", 90, 20), .. i % 97 == 0 ? [("rare", $"rare {i % 5}")] : Array.Empty<(string, string)>()],
    };

    private static IEnumerable<(string Name, string Value)> Several(RandomDocuments source, string name, int values, int most) =>
        Enumerable.Range(0, source.Random.Next(most + 1)).Select(_ => (name, $"{name} {source.Random.Next(values)}")).Distinct();

    private static IEnumerable<Query> Queries(RandomDocuments source)
    {
        yield return new MatchAllQuery();
        for (int i = 0; i < 4; i++) yield return new TermQuery("text", source.Pick(RandomDocuments.Words));
        yield return new BooleanQuery { Must = [new MatchAllQuery()], Filter = [new TermsQuery("one", ["group 3", "group 17"])] };
        yield return new TermQuery("kv.rare", "rare 1");
    }

    private static void Check(IndexSnapshot snapshot, Judge judge, Query query, Selection[] selections, string[] fields)
    {
        var found = snapshot.Search(new SearchRequest { Query = query, Selections = selections, Facets = [.. fields.Select(f => new FacetRequest { Field = f, Top = 1000 })] });
        foreach (var facet in found.Facets)
        {
            var expected = judge.Keywords(query, selections, facet.Field);
            facet.Values.Select(v => (v.Value, v.Count)).ShouldBe(expected, $"{facet.Field} of {QueryText.Of(query)}");
            var matching = judge.Matching(query, selections, facet.Field);
            facet.Missing.ShouldBe(matching.Count(d => !d.Keywords(facet.Field).Any()), facet.Field);
            facet.Total.ShouldBe(matching.Count - facet.Missing, facet.Field);
        }
    }
}
