using System.Data.Common;

using Dapper;

namespace Hub.Store;

/// <summary>One connection while it reads, or inside one write transaction.</summary>
internal sealed class SqlSession(SqlDatabase database, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    /// <summary>The connection itself, for what only one kind of database does.</summary>
    internal DbConnection Connection => connection;

    /// <summary>The transaction; null while only reading.</summary>
    internal DbTransaction? Transaction => transaction;

    /// <summary>Ends a wait for the database.</summary>
    internal CancellationToken CancellationToken => cancellationToken;

    /// <summary>A condition: the column has one of the values of a parameter, which <see cref="Texts"/> makes.</summary>
    internal string Among(string column, string parameter) => database.Among(column, parameter);

    /// <summary>Any number of texts as a parameter for <see cref="Among"/>.</summary>
    internal TextsParameter Texts(IReadOnlyCollection<string> texts) => database.Texts(texts);

    internal async Task<List<T>> QueryAsync<T>(string sql, object? values = null) => (await connection.QueryAsync<T>(Command(sql, values))).AsList();

    internal Task<T?> FindAsync<T>(string sql, object? values = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, values));

    internal Task<T?> ScalarAsync<T>(string sql, object? values = null) => connection.ExecuteScalarAsync<T>(Command(sql, values));

    internal Task<int> ExecuteAsync(string sql, object? values = null) => connection.ExecuteAsync(Command(sql, values));

    /// <summary>Inserts any number of rows as the table says what to do with those that are there.</summary>
    internal Task InsertAsync<TRow>(SqlTable<TRow> table, IReadOnlyList<TRow> rows) => rows.Count == 0 ? Task.CompletedTask : database.InsertAsync(this, table, rows);

    private CommandDefinition Command(string sql, object? values) => new(sql, values, transaction, cancellationToken: cancellationToken);
}
