using Hub.Store;
using Hub.Tests.Making;

using Microsoft.Data.Sqlite;

namespace Hub.Tests.Store;

public sealed class SqliteAnnouncementsTests : AnnouncementsContract
{
    private readonly TemporaryFolder folder = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override IRecordStore Open() => new SqliteRecordStore(folder.Below("hub.db"), Time);

    protected override async Task TakeBackAsync(int layout)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.Below("hub.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"DROP TABLE announcements; PRAGMA user_version = {layout}";
        await command.ExecuteNonQueryAsync();
    }
}
