using System.Data.Common;
using System.Text.Json;

using Dapper;

using Microsoft.Data.Sqlite;

namespace Hub.Store;

/// <summary>One SQLite file, for a hub on one machine.</summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    /// <summary>What the writer keeps of the file in memory: enough for the inner pages of the keys of some million records.</summary>
    private const int CacheKilobytes = 64 << 10;

    /// <summary>The log is carried over into the file when it has so many pages, 64 MB: each page once for many batches that wrote it.</summary>
    private const int CheckpointPages = 16 << 10;

    private readonly string path;
    private readonly string connectionString;
    private SqliteConnection? writer;

    internal SqliteDatabase(string path, TimeProvider time)
        : base(time)
    {
        SQLitePCL.Batteries_V2.Init();
        this.path = path;
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 60 }.ToString();
    }

    internal override string Name => path;

    public override async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        // Pooled readers keep the file open, and the folder could not be removed.
        using var any = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(any);
        await base.DisposeAsync();
    }

    internal override string Among(string column, string parameter) => $"{column} IN (SELECT value FROM json_each(@{parameter}))";

    internal override TextsParameter Texts(IReadOnlyCollection<string> texts) => new(JsonSerializer.Serialize(texts, StoreJson.Default.IReadOnlyCollectionString));

    internal override string Worded(string step) => step;

    internal override async Task<int> ReadLayoutAsync(SqlSession session) => await session.ScalarAsync<int>("PRAGMA user_version");

    internal override Task WriteLayoutAsync(SqlSession session, int steps) => session.ExecuteAsync($"PRAGMA user_version = {steps}");

    internal override async Task InsertAsync<TRow>(SqlSession session, SqlTable<TRow> table, IReadOnlyList<TRow> rows)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = $"{table.Insert} VALUES ({string.Join(", ", table.Columns.Select(column => "@" + column.Name))}) {table.OnConflict}";
        var parameters = table.Columns.Select(column => new SqliteParameter("@" + column.Name, null)).ToArray();
        command.Parameters.AddRange(parameters);
        foreach (var row in rows)
        {
            for (var column = 0; column < parameters.Length; column++)
            {
                parameters[column].Value = table.Columns[column].Read(row) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(session.CancellationToken);
        }
    }

    protected override async Task<DbConnection> OpenReaderAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    protected override async Task<DbConnection> BorrowWriterAsync(CancellationToken cancellationToken)
    {
        if (writer is null)
        {
            var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync($"PRAGMA journal_mode = WAL; PRAGMA cache_size = -{CacheKilobytes}; PRAGMA wal_autocheckpoint = {CheckpointPages}");
            writer = connection;
        }

        return writer;
    }

    protected override ValueTask ReturnWriterAsync(DbConnection connection) => ValueTask.CompletedTask;

    protected override async Task<DbTransaction> BeginAsync(DbConnection connection, bool isLasting, CancellationToken cancellationToken)
    {
        // The log is one file in order: bringing a later commit to disk brings the earlier ones too.
        await connection.ExecuteAsync(isLasting ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        return ((SqliteConnection)connection).BeginTransaction(deferred: false);
    }

    protected override async Task CommitAsync(DbTransaction transaction)
    {
        var connection = (SqliteConnection)transaction.Connection!;
        try
        {
            await base.CommitAsync(transaction);
        }
        catch (SqliteException) when (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            // Where the disk is full SQLite has undone it already. Its library wants to undo it once more, and would not let go of it if there were nothing.
            await using var empty = connection.CreateCommand();
            empty.CommandText = "BEGIN";
            await empty.ExecuteNonQueryAsync();
            throw;
        }
    }
}
