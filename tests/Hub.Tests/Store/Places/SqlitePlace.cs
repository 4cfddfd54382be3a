using Hub.Store;
using Hub.Tests.Making;

using Microsoft.Data.Sqlite;

namespace Hub.Tests.Store;

/// <summary>A store in a SQLite file.</summary>
internal sealed class SqlitePlace : IStorePlace
{
    private readonly TemporaryFolder folder = new();

    private string File => folder.Below("hub.db");

    public Task CreateAsync() => Task.CompletedTask;

    public IRecordStore Open(TimeProvider time) => new SqliteRecordStore(File, time);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public Task SetLayoutAsync(int steps) => ExecuteAsync($"PRAGMA user_version = {steps}");

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
