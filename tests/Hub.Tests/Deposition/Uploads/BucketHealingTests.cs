using System.Security.Cryptography;

using Amazon.S3.Model;

using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>Blobs of many parts in a bucket of Ceph that copies less than one of them at once, with a second copy in a folder; bits flip in either.</summary>
[NeedsServer(S3TestBucket.Variable, "tests/servers/ceph-s3")]
public sealed class BucketHealingTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly byte[] bytes = RandomNumberGenerator.GetBytes((int)PartPlan.Usual + (6 << 20));
    private S3TestBucket bucket = null!;
    private S3BlobStore inBucket = null!;
    private SqliteRecordStore store = null!;
    private BlobPlace[] places = [];
    private string digest = "";

    private string Key => $"{digest[..2]}/{digest}";

    public async Task InitializeAsync()
    {
        bucket = await S3TestBucket.CreateAsync();
        inBucket = await S3BlobStore.OpenAsync(bucket.Bucket with { CopyBytes = 5 << 20 }, folder.Below("spool"), TimeProvider.System, default);
        store = new SqliteRecordStore(folder.Below("hub.db"), TimeProvider.System);
        await store.MigrateAsync(default);
        places = [new("bucket", inBucket), new("copy", new FolderBlobStore(folder.Below("copy"), TimeProvider.System))];
        digest = (await new DoubledBlobStore(places[0].Blobs, places[1].Blobs).KeepAsync(new MemoryContent(bytes), default)).Digest;
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        inBucket.Dispose();
        await bucket.DisposeAsync();
        folder.Dispose();
    }

    [ServedFact]
    public async Task One_flipped_bit_in_the_bucket_is_found_and_healed_from_the_folder()
    {
        await bucket.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Bucket.Name, Key = Key, InputStream = new MemoryStream(Flipped()) });

        (await ScrubbedAsync()).ShouldBe(("bucket", nameof(CopyState.Damaged)));

        (await ReadAsync(places[0])).ShouldBe(bytes);
        (await bucket.Client.GetObjectMetadataAsync(bucket.Bucket.Name, Key)).ETag.ShouldEndWith("-2\"", Case.Sensitive, "it was written in parts");
    }

    [ServedFact]
    public async Task One_flipped_bit_in_the_folder_is_found_and_healed_from_the_bucket()
    {
        await File.WriteAllBytesAsync(folder.Below("copy", digest[..2], digest), Flipped());

        (await ScrubbedAsync()).ShouldBe(("copy", nameof(CopyState.Damaged)));

        (await ReadAsync(places[1])).ShouldBe(bytes);
    }

    [ServedFact]
    public async Task An_object_that_is_gone_is_written_anew()
    {
        await bucket.Client.DeleteObjectAsync(bucket.Bucket.Name, Key);

        (await ScrubbedAsync()).ShouldBe(("bucket", nameof(CopyState.Missing)));

        (await ReadAsync(places[0])).ShouldBe(bytes);
    }

    private byte[] Flipped()
    {
        var flipped = (byte[])bytes.Clone();
        flipped[^1000] ^= 4;
        return flipped;
    }

    private async Task<(string Place, string State)> ScrubbedAsync()
    {
        var met = new List<BlobDamage>();
        var ledger = new ScrubLedger(new Scrubber(store.SmallBlobs, places, folder.Below("healing"), 1 << 30, TimeProvider.System), store.Documents, TimeProvider.System);
        await ledger.RunAsync(met.Add, default);
        var damage = met.ShouldHaveSingleItem();
        damage.HealedAt.ShouldNotBeNull();
        (await ledger.ReadOpenAsync(default).ToListAsync()).ShouldBeEmpty();
        return (damage.Place, damage.State);
    }

    private async Task<byte[]> ReadAsync(BlobPlace place)
    {
        await using var blob = await place.Blobs.OpenReadAsync(digest, default);
        using var read = new MemoryStream();
        await blob.CopyToAsync(read);
        return read.ToArray();
    }
}
