using Npgsql;

namespace Hub.Tests.Making;

/// <summary>A database of its own in the tests' PostgreSQL, which can be cut off and can lie on a disk of its own; gone afterwards.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string server = Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES")!;
    private readonly string name = "hub_" + Guid.NewGuid().ToString("n");
    private bool hasDisk;

    /// <summary>Reaches the database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 30 }.ToString();

    /// <summary>Makes it where the server keeps its databases.</summary>
    public Task CreateAsync() => ExecuteAsync($"CREATE DATABASE {name}");

    /// <summary>Makes it on another disk.</summary>
    /// <param name="disk">A folder in which the server may make one.</param>
    public async Task CreateOnAsync(string disk)
    {
        var place = Path.Combine(disk, "postgres");
        // The server's own account has to own it.
        await ExecuteAsync($"COPY (SELECT 1) TO PROGRAM 'mkdir {place}'");
        await ExecuteAsync($"CREATE TABLESPACE {name} LOCATION '{place}'");
        hasDisk = true;
        await ExecuteAsync($"CREATE DATABASE {name} TABLESPACE {name}");
    }

    /// <summary>Ends every connection and takes no new one, as a server that goes does.</summary>
    public async Task CutOffAsync()
    {
        await ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    /// <summary>Lets it be reached again.</summary>
    public Task RestoreAsync() => ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS true");

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        if (hasDisk)
        {
            await ExecuteAsync($"DROP TABLESPACE {name}");
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
