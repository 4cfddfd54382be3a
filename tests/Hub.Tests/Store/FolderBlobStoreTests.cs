using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

public sealed class FolderBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FolderBlobStore blobs;

    public FolderBlobStoreTests() => blobs = new FolderBlobStore(folder.Path, TimeProvider.System);

    protected override IBlobStore Blobs => blobs;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_blob_cut_short_on_disk_is_mended_by_the_next_writer_of_its_bytes()
    {
        var blob = await Keep("all of it"u8.ToArray());
        await File.WriteAllTextAsync(folder.Below(blob.Digest[..2], blob.Digest), "all");

        await Keep("all of it"u8.ToArray());

        (await Read(blob.Digest)).ShouldBe("all of it"u8.ToArray());
    }

    [Fact]
    public async Task Leftovers_of_dead_writers_are_cleared_and_those_of_living_ones_are_not()
    {
        var dead = folder.Below("incoming", "dead");
        var living = folder.Below("incoming", "living");
        await File.WriteAllTextAsync(dead, "x");
        await File.WriteAllTextAsync(living, "x");
        File.SetLastWriteTimeUtc(dead, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

        _ = new FolderBlobStore(folder.Path, TimeProvider.System);

        File.Exists(dead).ShouldBeFalse();
        File.Exists(living).ShouldBeTrue();
    }
}
