using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Searching;

public sealed class JudgedSearchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Any_query_finds_what_reading_every_document_finds(int seed)
    {
        var source = new RandomDocuments(seed);
        var queries = new RandomQueries(source);
        await using var index = await TestIndex.OpenAsync();
        var documents = Enumerable.Range(0, 60 * seed).Select(i => source.Document($"doc-{source.Random.Next(1 << 20):x}-{i}")).ToList();
        foreach (var part in documents.Chunk(50))
        {
            foreach (var document in part) index.Writer.Update(document.ToDocument());
            if (seed % 2 == 0) await index.Writer.CommitAsync();
        }
        await index.Writer.CommitAsync();
        var judge = new Judge(documents);
        using var snapshot = index.Snapshots.Acquire();
        for (int i = 0; i < 300; i++)
        {
            var query = queries.Query();
            var expected = judge.Find(query);
            var found = snapshot.Search(new SearchRequest { Query = query, Take = 1000 });
            found.Total.ShouldBe(expected.Count, QueryText.Of(query));
            found.Hits.Select(h => h.Key).Order().ShouldBe(expected.Select(e => e.Document.Key).Order(), QueryText.Of(query));
            var worth = expected.ToDictionary(e => e.Document.Key, e => e.Score);
            foreach (var hit in found.Hits) ((double)hit.Score).ShouldBe(worth[hit.Key], 1e-5 * Math.Max(1, worth[hit.Key]), QueryText.Of(query));
            var top = snapshot.Search(new SearchRequest { Query = query, Take = 7, ExactTotal = false });
            top.Hits.Select(h => h.Key).ShouldBe(found.Hits.Take(7).Select(h => h.Key), QueryText.Of(query));
        }
    }

    [Fact]
    public async Task A_question_for_no_hits_is_counted_in_any_order()
    {
        await using var index = await TestIndex.OpenAsync();
        for (int i = 0; i < 50; i++) index.Writer.Update(new TestDocument($"key-{i:D2}") { Text = ["cell"], Size = i % 7 }.ToDocument());
        await index.Writer.CommitAsync();
        using var snapshot = index.Snapshots.Acquire();
        foreach (SortKey[] sort in new SortKey[][] { [], [new("size", Descending: true)], [SortKey.Key()] })
        {
            var found = snapshot.Search(new SearchRequest { Sort = sort, Take = 0 });
            found.Total.ShouldBe(50);
            found.Hits.ShouldBeEmpty();
        }
    }
}
