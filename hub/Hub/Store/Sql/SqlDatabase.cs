using System.Data.Common;
using System.Runtime.CompilerServices;

using Dapper;

namespace Hub.Store;

/// <summary>
/// A database behind the store: any number of readers, and one writer at a time over all processes, so that change
/// numbers are given out in the order of commits. What differs between SQLite and PostgreSQL is said by its subclasses.
/// </summary>
/// <param name="time">The clock.</param>
internal abstract class SqlDatabase(TimeProvider time) : IAsyncDisposable
{
    private const int PageSize = 500;

    private readonly SemaphoreSlim writing = new(1, 1);
    private TaskCompletionSource committed = NewSignal();

    /// <summary>Completes at the next commit of this process. Take it before looking, so that no commit is missed.</summary>
    internal Task NextCommit => Volatile.Read(ref committed).Task;

    /// <summary>Holds harvests back where they commit faster than their changes are read.</summary>
    internal FollowingPace Pace { get; } = new(time);

    /// <summary>What the database is called in messages.</summary>
    internal abstract string Name { get; }

    /// <summary>A condition: the column has one of the values of a parameter, which <see cref="Texts"/> makes.</summary>
    internal abstract string Among(string column, string parameter);

    /// <summary>Any number of texts as a parameter for <see cref="Among"/>.</summary>
    internal abstract TextsParameter Texts(IReadOnlyCollection<string> texts);

    /// <summary>A step of the layout in this database's words.</summary>
    internal abstract string Worded(string step);

    /// <summary>How many steps of the layout the database has; asked inside the write transaction.</summary>
    internal abstract Task<int> ReadLayoutAsync(SqlSession session);

    /// <summary>Notes how many steps of the layout the database has.</summary>
    internal abstract Task WriteLayoutAsync(SqlSession session, int steps);

    /// <summary>Inserts rows, at least one, in as few round trips as the database allows.</summary>
    internal abstract Task InsertAsync<TRow>(SqlSession session, SqlTable<TRow> table, IReadOnlyList<TRow> rows);

    public virtual ValueTask DisposeAsync()
    {
        writing.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads; each statement sees the last commit before it.</summary>
    internal async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var connection = await OpenReaderAsync(cancellationToken);
        return await read(new SqlSession(this, connection, transaction: null, cancellationToken));
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
            var rows = await ReadAsync(session => session.QueryAsync<TRow>(sql, values), cancellationToken);
            foreach (var row in rows)
            {
                yield return row;
            }

            more = rows.Count == PageSize;
            parameters = more ? next(rows[^1]) : parameters;
        }
    }

    /// <summary>Writes in one transaction that is on disk when this returns; an exception leaves nothing behind.</summary>
    internal Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken) => WriteAsync(write, isLasting: true, cancellationToken);

    /// <summary>Writes what a harvest brings, as soon as enough of what it brought before is read.</summary>
    internal async Task<T> WritePacedAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken)
    {
        // Before the writer's turn is taken, without which nobody could read on.
        await Pace.WaitAsync(cancellationToken);
        var answer = await WriteAsync(write, cancellationToken);
        Pace.Committed();
        return answer;
    }

    /// <summary>Writes in one transaction that is on disk at the latest when the next lasting write returns; a crash may lose it whole.</summary>
    internal Task<T> WriteSoonAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken) => WriteAsync(write, isLasting: false, cancellationToken);

    /// <summary>A connection that reads.</summary>
    protected abstract Task<DbConnection> OpenReaderAsync(CancellationToken cancellationToken);

    /// <summary>Lends the connection that writes, for one transaction; one writer of this process asks at a time.</summary>
    protected abstract Task<DbConnection> BorrowWriterAsync(CancellationToken cancellationToken);

    /// <summary>Gives the connection that writes back.</summary>
    protected abstract ValueTask ReturnWriterAsync(DbConnection connection);

    /// <summary>Begins a write transaction that keeps other processes' writers out until its commit is to be seen.</summary>
    protected abstract Task<DbTransaction> BeginAsync(DbConnection connection, bool isLasting, CancellationToken cancellationToken);

    /// <summary>Ends a write transaction; what cannot be committed is undone when the transaction is disposed of.</summary>
    // A commit that is broken off half-way would leave in doubt what is acknowledged.
    protected virtual Task CommitAsync(DbTransaction transaction) => transaction.CommitAsync(CancellationToken.None);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> write, bool isLasting, CancellationToken cancellationToken)
    {
        T answer;
        await writing.WaitAsync(cancellationToken);
        try
        {
            var connection = await BorrowWriterAsync(cancellationToken);
            try
            {
                await using var transaction = await BeginAsync(connection, isLasting, cancellationToken);
                answer = await write(new SqlSession(this, connection, transaction, cancellationToken));
                await CommitAsync(transaction);
            }
            finally
            {
                await ReturnWriterAsync(connection);
            }
        }
        finally
        {
            writing.Release();
        }

        Interlocked.Exchange(ref committed, NewSignal()).SetResult();
        return answer;
    }
}
