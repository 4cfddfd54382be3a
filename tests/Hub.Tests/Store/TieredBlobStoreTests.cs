using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

public sealed class TieredBlobStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private SqliteRecordStore store = null!;
    private TieredBlobStore blobs = null!;

    public async Task InitializeAsync()
    {
        store = new SqliteRecordStore(folder.Below("hub.db"), TimeProvider.System);
        await store.MigrateAsync(default);
        blobs = new TieredBlobStore(store.SmallBlobs, new FolderBlobStore(folder.Below("blobs"), TimeProvider.System));
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Blobs_of_both_places_are_found_read_and_listed_once_in_order()
    {
        var digests = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            digests.Add((await blobs.KeepAsync(new Hub.Records.MemoryContent(new byte[] { (byte)i }), default)).Digest);
        }

        var small = Enumerable.Range(10, 6).Select(i => new SmallBlob(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([(byte)i])), [(byte)i])).ToList();
        await store.SmallBlobs.KeepAsync([.. small, new SmallBlob(digests[0], [0])], default);

        (await blobs.ReadDigestsAsync(default).ToListAsync()).ShouldBe(digests.Concat(small.Select(blob => blob.Digest)).Order(StringComparer.Ordinal));
        (await blobs.ExistsAsync(small[2].Digest, default)).ShouldBeTrue();
        await using var bytes = await blobs.OpenReadAsync(small[2].Digest, default);
        bytes.ReadByte().ShouldBe(12);
        (await blobs.ExistsAsync(digests[5], default)).ShouldBeTrue();
        await Should.ThrowAsync<FileNotFoundException>(() => blobs.OpenReadAsync(new string('a', 64), default));
    }
}
