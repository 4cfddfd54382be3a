using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Searching;

/// <summary>Segments of many blocks of postings and of rows, which queries pass over in part: what is found must be what reading every document finds.</summary>
public sealed class ManyDocumentsTests
{
    private const int Documents = 6000;
    private const int DocumentsOfGroup = 170;

    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public async Task Words_phrases_orders_groups_and_facets_are_what_reading_every_document_finds(int seed, bool inSegments)
    {
        var source = new RandomDocuments(seed);
        var documents = Enumerable.Range(0, Documents).Select(i => Document(source, i, allSizes: seed % 2 == 0)).ToList();
        await using var index = await TestIndex.OpenAsync();
        foreach (var part in documents.Chunk(inSegments ? 2300 : Documents))
        {
            foreach (var document in part) index.Writer.Update(document.ToDocument());
            await index.Writer.CommitAsync();
        }
        foreach (var gone in documents.Where((_, i) => i % 37 == 5)) index.Writer.Delete(gone.Key);
        await index.Writer.CommitAsync();
        var judge = new Judge([.. documents.Where((_, i) => i % 37 != 5)]);
        using var snapshot = index.Snapshots.Acquire();
        for (int i = 0; i < 14; i++)
        {
            var query = Query(source, i);
            CheckBestHits(snapshot, query);
            CheckOrders(snapshot, judge, query);
            CheckGroups(snapshot, judge, query);
            CheckFacets(snapshot, judge, query);
        }
    }

    private static TestDocument Document(RandomDocuments source, int i, bool allSizes) => source.Document($"{i / DocumentsOfGroup:D3}-{i:D5}") with
    {
        One = $"group {i / DocumentsOfGroup}",
        Size = allSizes || source.Random.Next(5) > 0 ? source.Random.NextInt64(1L << source.Random.Next(1, 45)) : null,
        Text = [source.Prose(source.Random.Next(3, 20))],
    };

    private static Query Query(RandomDocuments source, int kind)
    {
        TermQuery Word() => new("text", source.Pick(RandomDocuments.Words));
        return (kind % 7) switch
        {
            0 => new BooleanQuery { Must = [Word(), Word()] },
            1 => new BooleanQuery { Must = [Word(), new TermQuery("title", source.Pick(RandomDocuments.Words)), Word()] },
            2 => PhraseQuery.Of("text", source.Pick(RandomDocuments.Words), source.Pick(RandomDocuments.Words)),
            3 => PhraseQuery.Of("text", source.Pick(RandomDocuments.Words), source.Pick(RandomDocuments.Words), source.Pick(RandomDocuments.Words)),
            4 => Word(),
            5 => new BooleanQuery { Must = [Word()], Should = [Word()], Filter = [new IntegerRangeQuery("size", 1 << 10, 1L << 35)] },
            _ => new BooleanQuery { Must = [new MatchAllQuery()], Filter = [new IntegerRangeQuery("size", 100, 1L << 35), new TermsQuery("many", ["a", "Homo sapiens"])] },
        };
    }

    /// <summary>The best hits, found with blocks passed over, are the first of all.</summary>
    private static void CheckBestHits(IndexSnapshot snapshot, Query query)
    {
        var all = snapshot.Search(new SearchRequest { Query = query, Take = Documents });
        all.Hits.Count.ShouldBe((int)all.Total);
        var counted = snapshot.Search(new SearchRequest { Query = query, Take = 0, Facets = [new() { Field = "one" }] });
        counted.Hits.ShouldBeEmpty();
        counted.Total.ShouldBe(all.Total);
        foreach (bool exact in new[] { false, true })
        {
            var best = snapshot.Search(new SearchRequest { Query = query, Take = 11, ExactTotal = exact });
            best.Hits.Select(h => (h.Key, h.Score)).ShouldBe(all.Hits.Take(11).Select(h => (h.Key, h.Score)), QueryText.Of(query));
        }
    }

    private static void CheckOrders(IndexSnapshot snapshot, Judge judge, Query query)
    {
        var matching = judge.Matching(query, []);
        foreach (bool descending in new[] { false, true })
        {
            var known = matching.Where(d => d.Size is not null).ToList();
            var sorted = (descending ? known.OrderByDescending(d => d.Size) : known.OrderBy(d => d.Size)).ThenBy(d => d.Key, StringComparer.Ordinal)
                .Concat(matching.Where(d => d.Size is null).OrderBy(d => d.Key, StringComparer.Ordinal)).Select(d => d.Key).ToList();
            foreach (bool exact in new[] { false, true })
            {
                var found = snapshot.Search(new SearchRequest { Query = query, Sort = [new("size", descending)], Take = 15, ExactTotal = exact });
                found.Hits.Select(h => h.Key).ShouldBe(sorted.Take(15), QueryText.Of(query));
                if (exact) found.Total.ShouldBe(matching.Count);
            }
        }
    }

    private static void CheckGroups(IndexSnapshot snapshot, Judge judge, Query query)
    {
        var expected = judge.Groups(query, "one");
        AggregateRequest request = new() { Query = query, GroupBy = ["one"], Aggregates = [Aggregate.Count, new(AggregateFunction.Sum, "size"), new(AggregateFunction.Average, "size")] };
        var all = snapshot.Aggregate(request);
        all.Rows.ToDictionary(r => (string)r.Columns[0]!, r => ((long)r.Columns[1]!, (decimal)r.Columns[2]!))
            .ShouldBe(expected.ToDictionary(g => g.Key, g => (g.Value.Count, g.Value.Sum)), ignoreOrder: true, QueryText.Of(query));
        for (int column = 1; column <= 2; column++)
        {
            var first = snapshot.Aggregate(request with { Order = [new(column, Descending: true)], Skip = 2, Top = 5 });
            first.Groups.ShouldBe(expected.Count);
            first.Rows.Select(r => r.Columns[column]).ShouldBe(all.Rows.Select(r => r.Columns[column]).OrderByDescending(c => c).Skip(2).Take(5), QueryText.Of(query));
        }
    }

    private static void CheckFacets(IndexSnapshot snapshot, Judge judge, Query query)
    {
        var found = snapshot.Search(new SearchRequest { Query = query, Facets = [new() { Field = "many", Top = 100 }, new() { Field = "one", Top = 100 }, new() { Field = "kv.name3", Top = 100 }] });
        foreach (var facet in found.Facets)
            facet.Values.Select(v => (v.Value, v.Count)).ShouldBe(judge.Keywords(query, [], facet.Field), QueryText.Of(query));
    }
}
