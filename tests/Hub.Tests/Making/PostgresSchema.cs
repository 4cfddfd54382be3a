using Npgsql;

namespace Hub.Tests.Making;

/// <summary>A schema of its own in the tests' PostgreSQL, gone afterwards.</summary>
internal sealed class PostgresSchema : IAsyncDisposable
{
    private readonly string server = Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES")!;
    private readonly string name = "hub_" + Guid.NewGuid().ToString("n");

    /// <summary>Reaches the schema.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { SearchPath = name, MaxPoolSize = 30 }.ToString();

    public Task CreateAsync() => ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS {name}");

    /// <summary>Changes the schema behind the store's back.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { SearchPath = name, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP SCHEMA IF EXISTS {name} CASCADE");
}
