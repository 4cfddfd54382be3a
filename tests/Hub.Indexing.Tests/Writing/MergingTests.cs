using Hub.Indexing.Documents;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Writing;

/// <summary>Merging keeps pace with adding: whoever adds is held back while segments are too many, and never where no merge can make them fewer.</summary>
public sealed class MergingTests
{
    private const int Threads = 24;
    private const int OfThread = 1500;

    [Fact(Timeout = 120_000)]
    public async Task Segments_stay_few_however_many_threads_add()
    {
        var options = new IndexOptions { BufferBytes = 100_000, MergeFactor = 2 };
        await using var index = await TestIndex.OpenAsync(options);
        int most = 0;
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(t => Task.Factory.StartNew(() =>
        {
            for (int i = 0; i < OfThread; i++)
            {
                index.Writer.Update(Document((t * OfThread) + i));
                int now = Directory.GetFiles(index.Folder, "*.terms").Length;
                for (int seen = most; now > seen; seen = most) Interlocked.CompareExchange(ref most, now, seen);
            }
        }, TaskCreationOptions.LongRunning)));
        // six of each size, what one flush adds, and what a merge has written but not yet put in place of its sources
        most.ShouldBeInRange(options.MergeFactor * 2, (options.MergeFactor * 6) + Environment.ProcessorCount + 1 + options.MergeFactor);
        await index.Writer.CommitAsync();
        await index.Writer.MergesAsync();
        using var snapshot = index.Snapshots.Acquire();
        snapshot.Count.ShouldBe(Threads * OfThread);
    }

    [Fact(Timeout = 120_000)]
    public async Task Segments_too_large_to_be_merged_hold_nobody_back_and_those_that_fit_together_are_merged()
    {
        var options = new IndexOptions { BufferBytes = 60_000, MergeFactor = 3, LargestMergedSegment = 12_000, RetainedGenerations = 0 };
        await using var index = await TestIndex.OpenAsync(options);
        await Task.Run(() =>
        {
            for (int i = 0; i < 20_000; i++) index.Writer.Update(Document(i));
        });
        await index.Writer.CommitAsync();
        await index.Writer.MergesAsync();
        // what a merge that was under way replaced is kept until here
        await index.Writer.CommitAsync();
        var sizes = Segments(index);
        sizes.Count.ShouldBeGreaterThan(options.MergeFactor * 6);
        sizes.Max().ShouldBeLessThan(options.LargestMergedSegment * 5 / 4);
        // no two of those left would fit together
        sizes.Order().Take(2).Sum().ShouldBeGreaterThan(options.LargestMergedSegment);
    }

    [Fact(Timeout = 120_000)]
    public async Task Deletions_that_are_not_committed_make_no_merge_due_that_would_keep_what_they_delete()
    {
        var options = new IndexOptions { BufferBytes = 20_000, RetainedGenerations = 0 };
        await using var index = await TestIndex.OpenAsync(options);
        await Task.Run(() =>
        {
            for (int i = 0; i < 2_000; i++) index.Writer.Update(Document(i));
        });
        await index.Writer.MergeAllAsync();
        await Task.Run(() =>
        {
            for (int i = 0; i < 1_500; i++) index.Writer.Delete(Document(i).Key);
        });
        await index.Writer.MergesAsync();
        using (var before = index.Snapshots.Acquire()) before.Count.ShouldBe(2_000);
        long whole = Segments(index).Sum();
        await index.Writer.CommitAsync();
        await index.Writer.MergesAsync();
        await index.Writer.CommitAsync();
        using (var after = index.Snapshots.Acquire()) after.Count.ShouldBe(500);
        Segments(index).Sum().ShouldBeLessThan(whole / 2);
    }

    /// <summary>The bytes of each segment in the folder.</summary>
    private static List<long> Segments(TestIndex index) =>
        [.. new DirectoryInfo(index.Folder).GetFiles("segment-*").GroupBy(f => f.Name[.."segment-00000000".Length]).Select(g => g.Sum(f => f.Length))];

    private static IndexDocument Document(int i) =>
        new TestDocument($"key-{i * 7919 % 1_000_003:D7}") { Text = ["golgi cell nucleus actin embryo"], One = $"v{i % 100}", Size = i }.ToDocument();
}
