using System.Security.Cryptography;
using System.Text.Json;

using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>A PostgreSQL whose disk is full: the commit that has no room is refused and said as such, what was committed stays, and the next one goes through.</summary>
public sealed class FullPostgresTests
{
    [SmallDiskFact("HUB_TEST_POSTGRES")]
    public async Task What_was_acknowledged_stays_and_writing_goes_on_when_there_is_room()
    {
        using var disk = new SmallDisk(64);
        await using var database = new PostgresDatabase();
        await database.CreateOnAsync(disk.Path);
        await using var store = new PostgresRecordStore(database.ConnectionString, TimeProvider.System);
        await store.MigrateAsync(default);
        disk.Fill(4 << 20);

        var kept = 0;
        var failure = await Record.ExceptionAsync(async () =>
        {
            for (; kept < 1000; kept++)
            {
                await AddAsync(store, kept);
            }
        });

        FullDisk.Caused(failure).ShouldBeTrue(failure?.ToString());
        kept.ShouldBeGreaterThan(0);
        disk.Empty();
        await AddAsync(store, kept);
        (await store.Documents.ReadAsync("notes", "", default).CountAsync()).ShouldBe(kept + 1);
    }

    // Random, for the server packs what it can.
    private static Task<IReadOnlyList<long>> AddAsync(PostgresRecordStore store, int number) => store.Documents.CommitAsync(
        [new DocumentWrite { Collection = "notes", Id = $"note-{number}", ExpectedRevision = 0, Json = JsonSerializer.SerializeToUtf8Bytes(RandomNumberGenerator.GetHexString(200_000)) }], default);
}
