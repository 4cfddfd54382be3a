using System.Runtime.CompilerServices;

using Dapper;

using Microsoft.Data.Sqlite;

namespace Hub.Store;

/// <summary>The tables <c>documents</c>, <c>document_keys</c> and <c>sequences</c>.</summary>
internal sealed class SqliteDocuments(SqliteDatabase database, TimeProvider time) : IDocuments
{
    private const int LongestName = 500;

    public Task<Document?> FindAsync(string collection, string id, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefault<DocumentRow>(
            $"SELECT {DocumentRow.Columns} FROM documents d WHERE d.collection = @collection AND d.id = @id AND d.json IS NOT NULL", new { collection, id })?.ToDocument(),
        cancellationToken);

    public IAsyncEnumerable<Document> ReadAsync(string collection, string afterId, CancellationToken cancellationToken) => ReadRowsAsync(
        $"""
        SELECT {DocumentRow.Columns} FROM documents d
        WHERE d.collection = @collection AND d.id > @afterId AND d.json IS NOT NULL ORDER BY d.id LIMIT @limit
        """,
        id => new { collection, afterId = id },
        afterId,
        cancellationToken);

    public IAsyncEnumerable<Document> ReadByKeyAsync(string collection, string key, string value, CancellationToken cancellationToken) => ReadRowsAsync(
        $"""
        SELECT {DocumentRow.Columns} FROM document_keys k JOIN documents d ON d.collection = k.collection AND d.id = k.id
        WHERE k.collection = @collection AND k.name = @key AND k.value = @value AND k.id > @afterId ORDER BY k.id LIMIT @limit
        """,
        id => new { collection, key, value, afterId = id },
        "",
        cancellationToken);

    public async Task<IReadOnlyList<long>> CommitAsync(IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        foreach (var write in writes)
        {
            if (write.Id.Length is 0 or > LongestName)
            {
                throw new ArgumentException($"An id of {write.Collection} has {write.Id.Length} characters; 1 to {LongestName} are allowed.", nameof(writes));
            }
        }

        return await database.WriteAsync(transaction => writes.Select(write => Apply(transaction, write)).ToList(), cancellationToken);
    }

    public Task<long> NextNumberAsync(string sequence, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.Connection!.ExecuteScalar<long>(
            "INSERT INTO sequences (name, last) VALUES (@sequence, 1) ON CONFLICT (name) DO UPDATE SET last = sequences.last + 1 RETURNING last",
            new { sequence },
            transaction),
        cancellationToken);

    private long Apply(SqliteTransaction transaction, DocumentWrite write)
    {
        var connection = transaction.Connection!;
        // A deleted document keeps its row, so that its numbers go on; there it counts below zero.
        var kept = connection.ExecuteScalar<long>(
            "SELECT CASE WHEN json IS NULL THEN -revision ELSE revision END FROM documents WHERE collection = @Collection AND id = @Id",
            new { write.Collection, write.Id },
            transaction);
        var found = Math.Max(kept, 0);
        if (write.ExpectedRevision is { } expected && expected != found)
        {
            throw new RevisionConflictException(write.Collection, write.Id, expected, found);
        }

        var revision = Math.Abs(kept) + 1;
        connection.Execute(
            """
            INSERT INTO documents (collection, id, revision, json, changed_at) VALUES (@Collection, @Id, @revision, @json, @now)
            ON CONFLICT (collection, id) DO UPDATE SET revision = excluded.revision, json = excluded.json, changed_at = excluded.changed_at
            """,
            new { write.Collection, write.Id, revision, json = write.Json?.ToArray(), now = time.Now() },
            transaction);
        WriteKeys(transaction, write);
        return write.Json is null ? 0 : revision;
    }

    private static void WriteKeys(SqliteTransaction transaction, DocumentWrite write)
    {
        var connection = transaction.Connection!;
        connection.Execute("DELETE FROM document_keys WHERE collection = @Collection AND id = @Id", new { write.Collection, write.Id }, transaction);
        var keys = write.Json is null ? [] : write.Keys.Distinct();
        connection.Execute(
            "INSERT INTO document_keys (collection, name, value, id) VALUES (@Collection, @Name, @Value, @Id)",
            keys.Select(key => new { write.Collection, key.Name, key.Value, write.Id }),
            transaction);
    }

    private async IAsyncEnumerable<Document> ReadRowsAsync(
        string sql, Func<string, object> after, string first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in database.ReadPagesAsync<DocumentRow>(sql, after(first), row => after(row.Id), cancellationToken))
        {
            yield return row.ToDocument();
        }
    }
}
