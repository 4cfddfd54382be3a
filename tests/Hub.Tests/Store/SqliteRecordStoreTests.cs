using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

public sealed class SqliteRecordStoreTests : RecordStoreContract
{
    private readonly TemporaryFolder folder = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override IRecordStore Open() => new SqliteRecordStore(folder.Below("hub.db"), Time);

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Below("hub.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            await command.ExecuteNonQueryAsync();
        }

        var refused = await Should.ThrowAsync<InvalidDataException>(() => Store.MigrateAsync(default));

        refused.Message.ShouldContain("99");
        refused.Message.ShouldContain("newer version");
    }
}
