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

    private static string Describe(SearchResult result) =>
        $"{result.Total} {string.Join(' ', result.Hits.Select(h => $"{h.Key}={BitConverter.SingleToInt32Bits(h.Score):x8}"))} {string.Join(' ', result.Facets[0].Values)}";
}
