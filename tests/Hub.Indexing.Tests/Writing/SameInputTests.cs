using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Writing;

public sealed class SameInputTests
{
    [Fact]
    public async Task The_same_documents_in_any_order_and_by_any_number_of_threads_give_the_same_hits_facets_and_scores()
    {
        var source = new RandomDocuments(77);
        var documents = Enumerable.Range(0, 500).Select(i => source.Document($"key-{i}")).ToArray();
        var queries = new RandomQueries(source);
        var requests = Enumerable.Range(0, 60).Select(_ => new SearchRequest { Query = queries.Query(), Take = 13, Facets = [new() { Field = "many" }] }).ToList();
        List<string>? expected = null;
        foreach (var (threads, buffer) in new[] { (1, 1 << 26), (4, 1 << 26), (3, 60_000), (1, 60_000) })
        {
            await using var index = await TestIndex.OpenAsync(new IndexOptions { BufferBytes = buffer, MergeFactor = 3 });
            source.Random.Shuffle(documents);
            await Parallel.ForEachAsync(documents, new ParallelOptions { MaxDegreeOfParallelism = threads }, (document, _) =>
            {
                index.Writer.Update(document.ToDocument());
                return ValueTask.CompletedTask;
            });
            await index.Writer.CommitAsync();
            using var snapshot = index.Snapshots.Acquire();
            var answers = requests.Select(r => Describe(snapshot.Search(r))).ToList();
            answers.ShouldBe(expected ??= answers);
        }
    }

    [Fact]
    public async Task Memory_while_indexing_is_bounded_by_the_options()
    {
        var options = new IndexOptions { BufferBytes = 4 << 20 };
        await using var index = await TestIndex.OpenAsync(options);
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        for (int i = 0; i < 120_000; i++)
        {
            index.Writer.Update(new TestDocument($"key-{i:D7}") { Text = ["golgi cell nucleus actin embryo"], One = $"v{i % 100}", Size = i, Stored = new byte[100] }.ToDocument());
            if (i % 10_000 == 9_999) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        await index.Writer.CommitAsync();
        // half of the buffer may fill while the other half is written, and a merge keeps a few bytes a document
        most.ShouldBeLessThan(4 * options.BufferBytes);
        using var snapshot = index.Snapshots.Acquire();
        snapshot.Count.ShouldBe(120_000);
    }

    private static string Describe(SearchResult result) =>
        $"{result.Total} {string.Join(' ', result.Hits.Select(h => $"{h.Key}={BitConverter.SingleToInt32Bits(h.Score):x8}"))} {string.Join(' ', result.Facets[0].Values)}";
}
