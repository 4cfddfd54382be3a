using Hub.Indexing.Searching;
using Hub.Indexing.Storage;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Storage;

public sealed class FlippedBitTests
{
    [Fact]
    public async Task A_flipped_bit_in_any_file_is_found_and_named()
    {
        var source = new RandomDocuments(5);
        await using var index = await TestIndex.OpenAsync();
        for (int i = 0; i < 400; i++) index.Writer.Update(source.Document($"key-{i}").ToDocument());
        await index.Writer.CommitAsync();
        index.Writer.Delete("key-7");
        await index.Writer.CommitAsync();
        await index.ReopenAsync();
        string[] files = [.. Directory.GetFiles(index.Folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))];
        files.Select(Path.GetExtension).Distinct().Count().ShouldBe(6);
        foreach (string file in files)
        {
            byte[] bytes = await File.ReadAllBytesAsync(file);
            foreach (int at in Enumerable.Range(0, 30).Select(_ => source.Random.Next(bytes.Length)).Concat([0, bytes.Length - 1, bytes.Length - 9, bytes.Length - 17]))
            {
                byte before = bytes[at];
                bytes[at] ^= (byte)(1 << source.Random.Next(8));
                await File.WriteAllBytesAsync(file, bytes);
                var error = await Should.ThrowAsync<IndexDamagedException>(() => ReadEverything(index.Folder), $"{file} at {at}");
                error.Message.ShouldContain(Path.GetFileName(file));
                bytes[at] = before;
            }
            await File.WriteAllBytesAsync(file, bytes);
        }
        await ReadEverything(index.Folder);
    }

    [Fact]
    public async Task A_damaged_place_is_never_served_by_a_search_that_reads_it()
    {
        var source = new RandomDocuments(6);
        await using var index = await TestIndex.OpenAsync();
        for (int i = 0; i < 300; i++) index.Writer.Update(source.Document($"key-{i}").ToDocument());
        await index.Writer.CommitAsync();
        await index.ReopenAsync();
        // a thread that changes its processor writes into another buffer, so there may be more than one
        foreach (string file in Directory.GetFiles(index.Folder, "*.postings"))
        {
            byte[] bytes = await File.ReadAllBytesAsync(file);
            bytes[10] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
        }
        using var snapshots = await IndexSnapshots.OpenAsync(new FolderDirectory(index.Folder), TestIndex.Schema);
        using var snapshot = snapshots.Acquire();
        Should.Throw<IndexDamagedException>(() => snapshot.Search(new SearchRequest { Query = new Queries.TermQuery("text", "cell") }));
    }

    [Fact]
    public async Task Damage_behind_the_first_block_of_a_file_is_found_by_who_reads_it_and_by_nobody_else()
    {
        var random = new Random(8);
        await using var index = await TestIndex.OpenAsync();
        var kept = new byte[300][];
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = new byte[2000];
            random.NextBytes(kept[i]);
            index.Writer.Update(new TestDocument($"{i:D3}") { Stored = kept[i] }.ToDocument());
        }
        await index.Writer.CommitAsync();
        await index.ReopenAsync();
        string file = Directory.GetFiles(index.Folder, "*.stored").MaxBy(path => new FileInfo(path).Length)!;
        byte[] bytes = await File.ReadAllBytesAsync(file);
        bytes.Length.ShouldBeGreaterThan(4 << 16);
        bytes[(2 << 16) + 77] ^= 4;
        await File.WriteAllBytesAsync(file, bytes);
        using var snapshots = await IndexSnapshots.OpenAsync(new FolderDirectory(index.Folder), TestIndex.Schema);
        using var snapshot = snapshots.Acquire();
        var read = Enumerable.Range(0, kept.Length).Select(i => Stored(snapshot, $"{i:D3}")).ToList();
        for (int i = 0; i < kept.Length; i++) read[i]?.ShouldBe(kept[i]);
        // 64 of 600 kilobytes and what reaches into them
        read.Count(r => r is null).ShouldBeInRange(25, 60);
    }

    private static byte[]? Stored(IndexSnapshot snapshot, string key)
    {
        try
        {
            return snapshot.Stored(snapshot.Find(key)!.Value);
        }
        catch (IndexDamagedException)
        {
            return null;
        }
    }

    [Fact]
    public async Task A_missing_or_cut_file_is_named()
    {
        await using var index = await TestIndex.OpenAsync();
        index.Writer.Update(new TestDocument("a") { One = "x" }.ToDocument());
        await index.Writer.CommitAsync();
        await index.ReopenAsync();
        string file = Directory.GetFiles(index.Folder, "*.columns").Single();
        byte[] bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..^1]);
        (await Should.ThrowAsync<IndexDamagedException>(() => ReadEverything(index.Folder))).Message.ShouldContain(Path.GetFileName(file));
        File.Delete(file);
        (await Should.ThrowAsync<IndexDamagedException>(() => ReadEverything(index.Folder))).Message.ShouldContain(Path.GetFileName(file));
        await File.WriteAllBytesAsync(file, bytes);
    }

    private static async Task ReadEverything(string folder)
    {
        using var snapshots = await IndexSnapshots.OpenAsync(new FolderDirectory(folder), TestIndex.Schema);
        using var snapshot = snapshots.Acquire();
        snapshot.Verify();
        snapshot.Search(new SearchRequest { Facets = [new() { Field = "many" }] });
    }
}
