using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>A store in a schema of PostgreSQL.</summary>
internal sealed class PostgresPlace : IStorePlace
{
    private readonly PostgresSchema schema = new();

    public Task CreateAsync() => schema.CreateAsync();

    public IRecordStore Open(TimeProvider time) => new PostgresRecordStore(schema.ConnectionString, time);

    public Task ExecuteAsync(string sql) => schema.ExecuteAsync(sql);

    public Task SetLayoutAsync(int steps) => ExecuteAsync($"DELETE FROM layout; INSERT INTO layout (steps) VALUES ({steps})");

    public ValueTask DisposeAsync() => schema.DisposeAsync();
}
