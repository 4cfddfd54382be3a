using Hub.Indexing.Documents;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Writing;

/// <summary>What is deleted while a merge runs is carried over to the merged segment, whether it was committed meanwhile or not.</summary>
public sealed class DeletedMeanwhileTests
{
    private const int Documents = 300;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_deleted_while_a_merge_runs_stays_deleted(bool committedMeanwhile)
    {
        using var reached = new SemaphoreSlim(0);
        using var go = new ManualResetEventSlim();
        await using var index = await TestIndex.OpenAsync();
        WatchedDirectory watched = null!;
        await index.ReopenAsync(null, folder => watched = new(folder));
        for (int part = 0; part < 3; part++)
        {
            for (int i = part; i < Documents; i += 3) index.Writer.Update(Document(i, "before"));
            await index.Writer.CommitAsync();
        }

        // the merge has read which documents are left once it begins to write
        watched.Making = name =>
        {
            if (!name.EndsWith(".columns", StringComparison.Ordinal) || go.IsSet) return;
            watched.Making = null;
            reached.Release();
            go.Wait();
        };
        var merging = index.Writer.MergeAllAsync();
        await reached.WaitAsync();
        for (int i = 0; i < Documents; i += 10) index.Writer.Delete($"key-{i:D3}");
        for (int i = 5; i < Documents; i += 10) index.Writer.Update(Document(i, "after"));
        index.Writer.DeleteByTerm("one", "group 7");
        if (committedMeanwhile) await index.Writer.CommitAsync();
        go.Set();
        await merging;
        await index.Writer.CommitAsync();

        Check(index.Snapshots);
        await index.ReopenAsync();
        Check(index.Snapshots);
        await index.Writer.MergeAllAsync();
        Check(index.Snapshots);
    }

    private static IndexDocument Document(int i, string text) =>
        new TestDocument($"key-{i:D3}") { Text = [text], One = $"group {i % 20}" }.ToDocument();

    private static void Check(IndexSnapshots snapshots)
    {
        using var snapshot = snapshots.Acquire();
        var left = Enumerable.Range(0, Documents).Where(i => i % 10 != 0 && i % 20 != 7).ToList();
        snapshot.Count.ShouldBe(left.Count);
        var found = snapshot.Search(new SearchRequest { Take = Documents, Sort = [SortKey.Key()] });
        found.Hits.Select(h => h.Key).ShouldBe(left.Select(i => $"key-{i:D3}"));
        snapshot.Search(new SearchRequest { Query = new Queries.TermQuery("text", "after") }).Total.ShouldBe(Documents / 10);
        snapshot.Search(new SearchRequest { Query = new Queries.TermQuery("text", "before") }).Total.ShouldBe(left.Count - (Documents / 10));
    }
}
