using Hub.Indexing.Searching;
using Hub.Indexing.Storage;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Storage;

public sealed class FailingWriteTests
{
    private static readonly IndexOptions Options = new() { MergeFactor = 2, BufferBytes = 20_000 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whichever_write_fails_the_last_commit_opens_whole(bool failOn)
    {
        for (int failAt = 1, stop = int.MaxValue; failAt <= stop; failAt++)
        {
            await using var index = await TestIndex.OpenAsync(Options);
            FaultyDirectory faulty = null!;
            await index.ReopenAsync(Options, folder => faulty = new(folder));
            await CommitRound(index, 1);
            int before = faulty.Changes;
            (faulty.FailAt, faulty.FailOn) = (before + failAt, failOn);
            bool acknowledged = await TryCommitRound(index, 2);
            if (faulty.Changes < faulty.FailAt) stop = failAt;
            CheckReadable(index.Snapshots);
            await index.ReopenAsync(Options);
            using var snapshot = index.Snapshots.Acquire();
            snapshot.Verify();
            string round = snapshot.UserData["round"];
            if (acknowledged) round.ShouldBe("2");
            CheckRound(snapshot, round);
        }
    }

    [Fact]
    public async Task What_a_full_disk_refused_is_committed_once_there_is_room()
    {
        await using var index = await TestIndex.OpenAsync();
        FaultyDirectory faulty = null!;
        await index.ReopenAsync(null, folder => faulty = new(folder));
        await CommitRound(index, 1);
        (faulty.FailAt, faulty.FailOn) = (faulty.Changes + 3, true);
        foreach (var document in Round(2)) index.Writer.Update(document.ToDocument());
        (await Should.ThrowAsync<IOException>(() => index.Writer.CommitAsync())).Message.ShouldContain("No space left");
        CheckReadable(index.Snapshots);
        faulty.FailAt = 0;
        await index.Writer.CommitAsync(UserData(2));
        using var snapshot = index.Snapshots.Acquire();
        CheckRound(snapshot, "2");
    }

    [Fact]
    public async Task Too_many_open_files_fail_a_commit_and_neither_reading_nor_the_next_commit()
    {
        await using var index = await TestIndex.OpenAsync();
        FaultyDirectory faulty = null!;
        await index.ReopenAsync(null, folder => faulty = new(folder));
        await CommitRound(index, 1);
        faulty.FailMaps = true;
        foreach (var document in Round(2)) index.Writer.Update(document.ToDocument());
        (await Should.ThrowAsync<IOException>(() => index.Writer.CommitAsync(UserData(2)))).Message.ShouldContain("Too many open files");
        CheckReadable(index.Snapshots);
        faulty.FailMaps = false;
        await index.Writer.CommitAsync(UserData(2));
        using var snapshot = index.Snapshots.Acquire();
        CheckRound(snapshot, "2");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_and_goes_on_being_read()
    {
        await using var index = await TestIndex.OpenAsync();
        await CommitRound(index, 1);
        string copy = index.Folder + "-read-only";
        Directory.CreateDirectory(copy);
        try
        {
            foreach (string name in new FolderDirectory(index.Folder).List()) File.Copy(Path.Combine(index.Folder, name), Path.Combine(copy, name));
            // a folder in the place of the lock cannot be opened as a file, whoever asks
            Directory.CreateDirectory(Path.Combine(copy, "write.lock"));
            (await Should.ThrowAsync<IOException>(() => IndexWriter.OpenAsync(new FolderDirectory(copy), TestIndex.Schema))).Message.ShouldContain(copy);
            using var snapshots = await IndexSnapshots.OpenAsync(new FolderDirectory(copy), TestIndex.Schema);
            CheckReadable(snapshots);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public async Task A_second_writer_is_refused_and_told_why()
    {
        await using var index = await TestIndex.OpenAsync();
        var error = await Should.ThrowAsync<IOException>(() => IndexWriter.OpenAsync(new FolderDirectory(index.Folder), TestIndex.Schema));
        error.Message.ShouldContain("another process has it");
    }

    private static IEnumerable<TestDocument> Round(int round) =>
        Enumerable.Range(0, 40).Select(i => new TestDocument($"key-{i}") { One = $"round {round}", Text = [$"golgi {new string('x', i)}"], Stored = new byte[i * 10] });

    private static Dictionary<string, string> UserData(int round) => new() { ["round"] = $"{round}" };

    private static async Task CommitRound(TestIndex index, int round)
    {
        foreach (var document in Round(round)) index.Writer.Update(document.ToDocument());
        await index.Writer.CommitAsync(UserData(round));
        await index.Writer.MergesAsync();
    }

    private static async Task<bool> TryCommitRound(TestIndex index, int round)
    {
        try
        {
            foreach (var document in Round(round)) index.Writer.Update(document.ToDocument());
            await index.Writer.CommitAsync(UserData(round));
        }
        catch (IOException)
        {
            return false;
        }
        try
        {
            await index.Writer.MergesAsync();
        }
        catch (IOException)
        {
            // the commit was acknowledged; only a merge after it failed
        }
        return true;
    }

    private static void CheckReadable(IndexSnapshots snapshots)
    {
        using var snapshot = snapshots.Acquire();
        CheckRound(snapshot, snapshot.UserData["round"]);
    }

    private static void CheckRound(IndexSnapshot snapshot, string round)
    {
        var found = snapshot.Search(new SearchRequest { Facets = [new() { Field = "one" }] });
        found.Total.ShouldBe(40);
        found.Facets[0].Values.ShouldBe([new FacetValue($"round {round}", 40)]);
    }
}
