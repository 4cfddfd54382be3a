using System.Runtime.CompilerServices;

namespace Hub.Store;

/// <summary>The tables <c>documents</c>, <c>document_keys</c> and <c>sequences</c>.</summary>
internal sealed class SqlDocuments(SqlDatabase database, TimeProvider time) : IDocuments
{
    private const int LongestName = 500;

    public Task<Document?> FindAsync(string collection, string id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FindAsync<DocumentRow>(
            $"SELECT {DocumentRow.Columns} FROM documents d WHERE d.collection = @collection AND d.id = @id AND d.json IS NOT NULL", new { collection, id }))?.ToDocument(),
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
            Demand(write);
        }

        return await database.WriteAsync(
            async session =>
            {
                var revisions = new List<long>(writes.Count);
                foreach (var write in writes)
                {
                    revisions.Add(await ApplyAsync(session, write));
                }

                return revisions;
            },
            cancellationToken);
    }

    public Task<long> NextNumberAsync(string sequence, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ScalarAsync<long>(
            "INSERT INTO sequences (name, last) VALUES (@sequence, 1) ON CONFLICT (name) DO UPDATE SET last = sequences.last + 1 RETURNING last",
            new { sequence }),
        cancellationToken);

    private static void Demand(DocumentWrite write)
    {
        if (write.Id.Length is 0 or > LongestName)
        {
            throw new ArgumentException($"An id of {write.Collection} has {write.Id.Length} characters; 1 to {LongestName} are allowed.", nameof(write));
        }

        var odd = write.Keys.Select(key => key.Value).Prepend(write.Id).FirstOrDefault(text => !StoreText.IsStorable(text));
        if (odd is not null)
        {
            throw new ArgumentException($"An id or key of {write.Collection} has a character that no database keeps: {StoreText.Storable(odd)}", nameof(write));
        }
    }

    private async Task<long> ApplyAsync(SqlSession session, DocumentWrite write)
    {
        // A deleted document keeps its row, so that its numbers go on; there it counts below zero.
        var kept = await session.ScalarAsync<long>(
            "SELECT CASE WHEN json IS NULL THEN -revision ELSE revision END FROM documents WHERE collection = @Collection AND id = @Id",
            new { write.Collection, write.Id });
        var found = Math.Max(kept, 0);
        if (write.ExpectedRevision is { } expected && expected != found)
        {
            throw new RevisionConflictException(write.Collection, write.Id, expected, found);
        }

        var revision = Math.Abs(kept) + 1;
        await session.ExecuteAsync(
            """
            INSERT INTO documents (collection, id, revision, json, changed_at) VALUES (@Collection, @Id, @revision, @json, @now)
            ON CONFLICT (collection, id) DO UPDATE SET revision = excluded.revision, json = excluded.json, changed_at = excluded.changed_at
            """,
            new { write.Collection, write.Id, revision, json = write.Json?.ToArray(), now = time.Now() });
        await WriteKeysAsync(session, write);
        return write.Json is null ? 0 : revision;
    }

    private static async Task WriteKeysAsync(SqlSession session, DocumentWrite write)
    {
        await session.ExecuteAsync("DELETE FROM document_keys WHERE collection = @Collection AND id = @Id", new { write.Collection, write.Id });
        var keys = write.Json is null ? [] : write.Keys.Distinct();
        await session.ExecuteAsync(
            "INSERT INTO document_keys (collection, name, value, id) VALUES (@Collection, @Name, @Value, @Id)",
            keys.Select(key => new { write.Collection, key.Name, key.Value, write.Id }));
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
