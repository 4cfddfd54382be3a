using System.Text.Json;

using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

public sealed class FileListTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FolderBlobStore blobs;

    public FileListTests() => blobs = new FolderBlobStore(folder.Path, TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_list_reads_back_in_order_with_everything_in_it()
    {
        DataFile[] files =
        [
            new() { Path = "a/Zellkern µm \"1\".tif", Component = "screenA", Format = "OME-TIFF", SizeBytes = 12, Checksum = "md5:00", Url = "https://example.org/a?b=c&d" },
            new() { Path = "b\nline.tif", Attributes = [new("gene", "cdc2"), new("gene", "wee1", "https://example.org/wee1")] },
        ];

        var list = await FileList.WriteAsync(blobs, files.ToAsyncEnumerable(), default);
        var read = await FileList.ReadAsync(blobs, list.ShouldNotBeNull(), default).ToListAsync();

        list.Count.ShouldBe(2);
        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(files));
    }

    [Fact]
    public async Task An_empty_list_is_no_list() =>
        (await FileList.WriteAsync(blobs, AsyncEnumerable.Empty<DataFile>(), default)).ShouldBeNull();

    [Fact]
    public async Task The_same_files_give_the_same_digest()
    {
        var first = await FileList.WriteAsync(blobs, Files(1000), default);
        var second = await FileList.WriteAsync(blobs, Files(1000), default);

        second.ShouldBe(first);
    }

    [Fact]
    public async Task A_list_that_breaks_off_while_being_written_leaves_nothing()
    {
        await Should.ThrowAsync<ArchiveException>(() => FileList.WriteAsync(blobs, BreakingOff(), default));

        (await blobs.ReadDigestsAsync(default).ToListAsync()).ShouldBeEmpty();
        Directory.EnumerateFiles(folder.Below("incoming")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_with_another_count_than_promised_is_refused()
    {
        var list = await FileList.WriteAsync(blobs, Files(3), default);

        var refused = await Should.ThrowAsync<InvalidDataException>(async () => await FileList.ReadAsync(blobs, list! with { Count = 4 }, default).ToListAsync());
        refused.Message.ShouldContain("3 of 4");
    }

    private static async IAsyncEnumerable<DataFile> BreakingOff()
    {
        await foreach (var file in Files(5000))
        {
            yield return file;
        }

        throw new ArchiveException("files.tsv line 5001: the row has 3 columns and the heading 9.");
    }

    internal static async IAsyncEnumerable<DataFile> Files(int count)
    {
        await Task.CompletedTask;
        for (var i = 0; i < count; i++)
        {
            yield return new DataFile { Path = $"plate{i / 384}/well{i % 384}.tif", SizeBytes = i, Attributes = [new("gene", $"g{i % 5000}")] };
        }
    }
}
