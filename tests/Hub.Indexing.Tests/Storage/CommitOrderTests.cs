using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Storage;

/// <summary>A commit is written, made durable, and then put in place by one rename: whatever a crash of the machine keeps, a commit that is seen is whole.</summary>
public sealed class CommitOrderTests
{
    [Fact]
    public async Task Everything_that_a_commit_names_is_durable_before_it_takes_the_place_of_the_one_before()
    {
        var options = new IndexOptions { MergeFactor = 2, BufferBytes = 20_000 };
        await using var index = await TestIndex.OpenAsync();
        WatchedDirectory watched = null!;
        await index.ReopenAsync(options, folder => watched = new(folder));
        for (int round = 0; round < 6; round++)
        {
            for (int i = 0; i < 60; i++) index.Writer.Update(new TestDocument($"key-{(i * 7) + round}") { Text = ["golgi cell"], One = $"{round}" }.ToDocument());
            index.Writer.Delete($"key-{round}");
            await index.Writer.CommitAsync();
            using var snapshot = index.Snapshots.Acquire();
            CheckLast(watched.Calls, snapshot.Files);
        }
        await index.Writer.MergesAsync();
        using var merged = index.Snapshots.Acquire();
        CheckLast(watched.Calls, merged.Files);
        watched.Calls.ShouldNotContain("create manifest");
    }

    private static void CheckLast(IReadOnlyList<string> calls, IReadOnlyList<string> files)
    {
        var before = calls.Take(calls.ToList().LastIndexOf("rename manifest.new manifest")).ToList();
        foreach (string file in files.Select(f => f == "manifest" ? "manifest.new" : f))
        {
            int durable = before.LastIndexOf($"sync {file}");
            durable.ShouldBeGreaterThan(before.LastIndexOf($"write {file}"), file);
            durable.ShouldBeGreaterThan(-1, file);
        }
        // and what is put in place is made after everything that it names
        before.LastIndexOf("create manifest.new").ShouldBeGreaterThan(files.Where(f => f != "manifest").Max(f => before.LastIndexOf($"sync {f}")));
    }
}
