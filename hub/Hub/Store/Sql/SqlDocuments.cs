using System.Collections.Frozen;
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

    public async Task<IReadOnlyDictionary<string, KeyHolders>> FindHoldersAsync(
        string collection, string key, IReadOnlyCollection<string> values, CancellationToken cancellationToken) => values.Count == 0
        ? FrozenDictionary<string, KeyHolders>.Empty
        : await database.ReadAsync(
            async session => (await session.QueryAsync<HoldersRow>(
                $"""
                SELECT value AS Value, min(id) AS FirstId, max(id) AS LastId FROM document_keys
                WHERE collection = @collection AND name = @key AND {session.Among("value", "values")} GROUP BY value
                """,
                new { collection, key, values = session.Texts(values) })).ToDictionary(row => row.Value, row => new KeyHolders(row.FirstId, row.LastId), StringComparer.Ordinal),
            cancellationToken);

    public Task<IReadOnlyList<long>> CommitAsync(IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        Demand(writes);
        return database.WriteAsync(session => new SqlDocumentWriter(session, time.Now()).WriteAsync(writes), cancellationToken);
    }

    public Task<long> NextNumberAsync(string sequence, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ScalarAsync<long>(
            "INSERT INTO sequences (name, last) VALUES (@sequence, 1) ON CONFLICT (name) DO UPDATE SET last = sequences.last + 1 RETURNING last",
            new { sequence }),
        cancellationToken);

    private static void Demand(IReadOnlyCollection<DocumentWrite> writes)
    {
        var seen = new HashSet<(string, string)>(writes.Count);
        foreach (var write in writes)
        {
            Demand(write);
            if (!seen.Add((write.Collection, write.Id)))
            {
                throw new ArgumentException($"{write.Collection}/{write.Id} is written twice in one commit.", nameof(writes));
            }
        }
    }

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

    private async IAsyncEnumerable<Document> ReadRowsAsync(
        string sql, Func<string, object> after, string first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in database.ReadPagesAsync<DocumentRow>(sql, after(first), row => after(row.Id), cancellationToken))
        {
            yield return row.ToDocument();
        }
    }
}
