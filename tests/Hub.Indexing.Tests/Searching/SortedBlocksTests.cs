using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Searching;

/// <summary>The first hits by size, found in the blocks of rows with the best sizes alone, are those that sorting all documents gives.</summary>
public sealed class SortedBlocksTests : IAsyncLifetime
{
    private const int Documents = 40_000;
    private readonly List<TestDocument> documents = [];
    private TestIndex index = null!;

    public async Task InitializeAsync()
    {
        var random = new Random(61);
        index = await TestIndex.OpenAsync();
        for (int i = 0; i < Documents; i++)
            documents.Add(new($"{i:D6}")
            {
                One = $"channel {random.Next(20)}",
                Many = [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"gene {random.Next(12)}").Distinct()],
                Text = [i % 3 == 0 ? "cell golgi" : "actin"],
                // sizes grow with the number but for some, so that few blocks are visited for the largest and many for the smallest
                Size = random.Next(30) == 0 ? random.Next(1000) : i + random.Next(100),
            });
        foreach (var document in documents) index.Writer.Update(document.ToDocument());
        await index.Writer.CommitAsync();
        await index.Writer.MergeAllAsync();
    }

    public async Task DisposeAsync() => await index.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hits_sorted_by_size_are_those_of_sorting_all_that_match(bool withDeletions)
    {
        if (withDeletions)
        {
            for (int i = 1; i < Documents; i += 5) index.Writer.Delete(documents[i].Key);
            await index.Writer.CommitAsync();
        }
        var left = documents.Where((_, i) => !withDeletions || i % 5 != 1).ToList();
        using var snapshot = index.Snapshots.Acquire();
        foreach (var (query, matches) in Questions())
            foreach (bool descending in new[] { true, false })
                foreach (int take in new[] { 1, 10, 400 })
                {
                    var matching = left.Where(matches);
                    var sorted = (descending ? matching.OrderByDescending(d => d.Size) : matching.OrderBy(d => d.Size)).ThenBy(d => d.Key, StringComparer.Ordinal);
                    var found = snapshot.Search(new SearchRequest { Query = query, Sort = [new("size", descending)], Take = take, ExactTotal = false });
                    found.Hits.Select(h => h.Key).ShouldBe(sorted.Take(take).Select(d => d.Key), QueryText.Of(query));
                }
    }

    private static IEnumerable<(Query Query, Func<TestDocument, bool> Matches)> Questions()
    {
        Query[] channels = [new TermQuery("one", "channel 3"), new TermsQuery("one", ["channel 1", "channel 7", "channel 9", "nobody"])];
        yield return (channels[0], d => d.One == "channel 3");
        yield return (channels[1], d => d.One is "channel 1" or "channel 7" or "channel 9");
        yield return (new BooleanQuery { Must = [new MatchAllQuery()], Filter = [channels[1], new TermQuery("many", "gene 2")] }, d => d.One is "channel 1" or "channel 7" or "channel 9" && d.Many.Contains("gene 2"));
        yield return (new BooleanQuery { Must = [new TermQuery("text", "cell")], Filter = [channels[0], new IntegerRangeQuery("size", 500, 30_000)] }, d => d.One == "channel 3" && d.Text[0] != "actin" && d.Size is >= 500 and <= 30_000);
        yield return (new TermQuery("one", "nobody"), _ => false);
    }
}
