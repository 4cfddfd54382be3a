using System.Security.Cryptography;

using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>Blobs whose bits flip on disk.</summary>
public sealed class ScrubberTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly List<BlobDamage> met = [];
    private SqliteRecordStore store = null!;
    private IBlobStore both = null!;
    private BlobPlace[] places = [];

    public async Task InitializeAsync()
    {
        store = new SqliteRecordStore(folder.Below("hub.db"), TimeProvider.System);
        await store.MigrateAsync(default);
        places = [new("first", new FolderBlobStore(folder.Below("first"), TimeProvider.System)), new("second", new FolderBlobStore(folder.Below("second"), TimeProvider.System))];
        both = new DoubledBlobStore(places[0].Blobs, places[1].Blobs);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Theory, InlineData("first"), InlineData("second")]
    public async Task One_flipped_bit_is_found_reported_and_healed_from_the_other_copy(string place)
    {
        var blobs = await KeepAsync(5);
        Flip(place, blobs[2]);

        var pass = await Ledger().RunAsync(met.Add, default);

        pass.Blobs.ShouldBe(5);
        pass.EndedAt.ShouldNotBeNull();
        var damage = met.ShouldHaveSingleItem();
        (damage.Digest, damage.Place, damage.State).ShouldBe((blobs[2], place, nameof(CopyState.Damaged)));
        damage.HealedAt.ShouldNotBeNull();
        IsSound(place, blobs[2]).ShouldBeTrue();
        (await Ledger().ReadOpenAsync(default).ToListAsync()).ShouldBeEmpty();
        (await Ledger().ReadHealedAsync(default).ToListAsync()).ShouldBe([damage]);
    }

    [Fact]
    public async Task A_copy_that_is_missing_or_cut_short_is_made_again()
    {
        var blobs = await KeepAsync(2);
        File.Delete(PathOf("second", blobs[0]));
        File.WriteAllText(PathOf("first", blobs[1]), "cut");

        await Ledger().RunAsync(met.Add, default);

        met.Select(damage => damage.State).ShouldBe([nameof(CopyState.Missing), nameof(CopyState.Damaged)], ignoreOrder: true);
        IsSound("second", blobs[0]).ShouldBeTrue();
        IsSound("first", blobs[1]).ShouldBeTrue();
    }

    [Fact]
    public async Task What_no_copy_can_heal_stays_reported_until_it_is_sound_again()
    {
        var blob = (await KeepAsync(1))[0];
        var bytes = File.ReadAllBytes(PathOf("first", blob));
        Flip("first", blob);
        Flip("second", blob);

        await Ledger().RunAsync(met.Add, default);
        (await Ledger().ReadOpenAsync(default).Select(damage => damage.Place).ToListAsync()).ShouldBe(["first", "second"], ignoreOrder: true);
        File.WriteAllBytes(PathOf("first", blob), bytes);
        await Ledger().RunAsync(met.Add, default);

        (await Ledger().ReadOpenAsync(default).ToListAsync()).ShouldBeEmpty();
        IsSound("second", blob).ShouldBeTrue();
    }

    [Fact]
    public async Task A_damaged_row_beside_the_records_is_found()
    {
        await store.SmallBlobs.KeepAsync([new SmallBlob(new string('a', 64), [1, 2, 3])], default);

        await Ledger().RunAsync(met.Add, default);

        met.ShouldHaveSingleItem().Place.ShouldBe("database");
    }

    [Fact]
    public async Task A_pass_that_was_stopped_goes_on_where_it_was()
    {
        var blobs = await KeepAsync(4);
        Flip("first", blobs[0]);
        Flip("first", blobs[2]);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Ledger().RunAsync(
            damage =>
            {
                if (damage.Digest == blobs[2])
                {
                    stop.Cancel();
                }
            },
            stop.Token));
        (await Ledger().ReadHealedAsync(default).Select(damage => damage.Digest).ToListAsync()).ShouldBe([blobs[0], blobs[2]]);
        Flip("first", blobs[0]);
        Flip("first", blobs[3]);

        var pass = await Ledger().RunAsync(met.Add, default);

        met.Select(damage => damage.Digest).ShouldBe([blobs[3]]);
        IsSound("first", blobs[0]).ShouldBeFalse("it was read before the stop, and is read again in the next pass");
        pass.Blobs.ShouldBe(4);
    }

    [Fact]
    public async Task A_disk_that_gives_nothing_stops_the_pass_and_is_not_a_thousand_damages()
    {
        await KeepAsync(20);
        places[1] = places[1] with { Blobs = new DeadBlobs() };

        await Should.ThrowAsync<IOException>(() => Ledger().RunAsync(met.Add, default));

        met.Count.ShouldBeLessThan(10);
    }

    private ScrubLedger Ledger() => new(new Scrubber(store.SmallBlobs, places, folder.Below("healing"), 1 << 30, TimeProvider.System), store.Documents, TimeProvider.System);

    private async Task<List<string>> KeepAsync(int count)
    {
        var digests = new List<string>();
        for (var at = 0; at < count; at++)
        {
            digests.Add((await both.KeepAsync(new MemoryContent(RandomNumberGenerator.GetBytes(100_000)), default)).Digest);
        }

        digests.Sort(StringComparer.Ordinal);
        return digests;
    }

    private string PathOf(string place, string digest) => folder.Below(place, digest[..2], digest);

    private void Flip(string place, string digest)
    {
        using var file = File.Open(PathOf(place, digest), FileMode.Open);
        file.Position = 50_000;
        var flipped = (byte)(file.ReadByte() ^ 4);
        file.Position = 50_000;
        file.WriteByte(flipped);
    }

    private bool IsSound(string place, string digest) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(place, digest)))) == digest;
}
