using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

public sealed class DoubledBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FolderBlobStore first;
    private readonly FolderBlobStore second;
    private readonly DoubledBlobStore blobs;

    public DoubledBlobStoreTests()
    {
        first = new FolderBlobStore(folder.Below("first"), TimeProvider.System);
        second = new FolderBlobStore(folder.Below("second"), TimeProvider.System);
        blobs = new DoubledBlobStore(first, second);
    }

    protected override IBlobStore Blobs => blobs;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_blob_is_in_both_when_it_is_committed_and_is_read_from_whichever_has_it()
    {
        var blob = await Keep("twice"u8.ToArray());
        (await first.ExistsAsync(blob.Digest, default)).ShouldBeTrue();
        (await second.ExistsAsync(blob.Digest, default)).ShouldBeTrue();

        File.Delete(folder.Below("first", blob.Digest[..2], blob.Digest));

        (await Read(blob.Digest)).ShouldBe("twice"u8.ToArray());
        (await blobs.ReadDigestsAsync(default).ToListAsync()).ShouldBe([blob.Digest]);
    }

    [Fact]
    public async Task A_first_disk_that_gives_other_bytes_than_it_took_is_noticed_at_once()
    {
        var failing = new DoubledBlobStore(new ForgetfulBlobs(first), second);

        await using var writer = await failing.CreateAsync(default);
        await writer.Content.WriteAsync("true"u8.ToArray());

        await Should.ThrowAsync<InvalidDataException>(() => writer.CommitAsync(default));
    }
}
