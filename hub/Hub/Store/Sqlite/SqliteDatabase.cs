using System.Runtime.CompilerServices;

using Dapper;

using Microsoft.Data.Sqlite;

namespace Hub.Store;

/// <summary>One SQLite file: a writer at a time, any number of readers, each commit on disk before it is acknowledged.</summary>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    private const int PageSize = 500;

    private readonly string connectionString;
    private readonly SemaphoreSlim writing = new(1, 1);
    private SqliteConnection? writer;
    private TaskCompletionSource committed = NewSignal();

    internal SqliteDatabase(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 60 }.ToString();
    }

    /// <summary>Completes at the next commit of this process. Take it before looking, so that no commit is missed.</summary>
    internal Task NextCommit => Volatile.Read(ref committed).Task;

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        // Pooled readers keep the file open, and the folder could not be removed.
        using var any = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(any);
        writing.Dispose();
    }

    /// <summary>Reads from one snapshot.</summary>
    internal async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return read(connection);
    }

    /// <summary>Streams a query page by page; no transaction stays open between pages, and a page is all that is held.</summary>
    /// <param name="sql">Takes <c>@limit</c> and what <paramref name="parameters"/> and <paramref name="next"/> give.</param>
    /// <param name="parameters">The parameters of the first page.</param>
    /// <param name="next">The parameters that begin the next page after this row.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    internal async IAsyncEnumerable<TRow> ReadPagesAsync<TRow>(
        string sql, object parameters, Func<TRow, object> next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            var values = new DynamicParameters(parameters);
            values.Add("limit", PageSize);
            var rows = await ReadAsync(connection => connection.Query<TRow>(sql, values).AsList(), cancellationToken);
            foreach (var row in rows)
            {
                yield return row;
            }

            more = rows.Count == PageSize;
            parameters = more ? next(rows[^1]) : parameters;
        }
    }

    /// <summary>Writes in one transaction that is on disk when this returns; an exception leaves nothing behind.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqliteTransaction, T> write, CancellationToken cancellationToken)
    {
        T answer;
        await writing.WaitAsync(cancellationToken);
        try
        {
            writer ??= OpenWriter();
            await using var transaction = writer.BeginTransaction(deferred: false);
            answer = write(transaction);
            transaction.Commit();
        }
        finally
        {
            writing.Release();
        }

        Interlocked.Exchange(ref committed, NewSignal()).SetResult();
        return answer;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        return connection;
    }
}
