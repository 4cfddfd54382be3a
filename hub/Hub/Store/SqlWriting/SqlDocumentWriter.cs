namespace Hub.Store;

/// <summary>Writes documents with their keys inside one transaction, all rows of a kind in one statement.</summary>
internal sealed class SqlDocumentWriter(SqlSession session, long now)
{
    private static readonly SqlTable<(string Collection, string Name, string Value, string Id)> Keys = new(
        "document_keys",
        [
            SqlColumn<(string Collection, string Name, string Value, string Id)>.OfText("collection", row => row.Collection),
            SqlColumn<(string Collection, string Name, string Value, string Id)>.OfText("name", row => row.Name),
            SqlColumn<(string Collection, string Name, string Value, string Id)>.OfText("value", row => row.Value),
            SqlColumn<(string Collection, string Name, string Value, string Id)>.OfText("id", row => row.Id),
        ]);

    private readonly SqlTable<(DocumentWrite Write, long Revision)> documents = new(
        "documents",
        [
            SqlColumn<(DocumentWrite Write, long Revision)>.OfText("collection", row => row.Write.Collection),
            SqlColumn<(DocumentWrite Write, long Revision)>.OfText("id", row => row.Write.Id),
            SqlColumn<(DocumentWrite Write, long Revision)>.OfNumber("revision", row => row.Revision),
            SqlColumn<(DocumentWrite Write, long Revision)>.OfBytes("json", row => row.Write.Json?.ToArray()),
            SqlColumn<(DocumentWrite Write, long Revision)>.OfNumber("changed_at", _ => now),
        ],
        "ON CONFLICT (collection, id) DO UPDATE SET revision = excluded.revision, json = excluded.json, changed_at = excluded.changed_at");

    /// <summary>Writes documents, each once, and returns their revisions; 0 for those deleted.</summary>
    /// <exception cref="RevisionConflictException">One is not at the revision that its write expects.</exception>
    internal async Task<IReadOnlyList<long>> WriteAsync(IReadOnlyCollection<DocumentWrite> writes)
    {
        var rows = new List<(DocumentWrite Write, long Revision)>(writes.Count);
        var keys = new List<(string Collection, string Name, string Value, string Id)>();
        var kept = await RevisionsAsync(writes);
        foreach (var write in writes)
        {
            var before = kept.GetValueOrDefault((write.Collection, write.Id));
            var found = Math.Max(before, 0);
            if (write.ExpectedRevision is { } expected && expected != found)
            {
                throw new RevisionConflictException(write.Collection, write.Id, expected, found);
            }

            rows.Add((write, Math.Abs(before) + 1));
            keys.AddRange((write.Json is null ? [] : write.Keys.Distinct()).Select(key => (write.Collection, key.Name, key.Value, write.Id)));
        }

        await session.InsertAsync(documents, rows);
        await ClearKeysAsync(kept.Keys);
        await session.InsertAsync(Keys, keys);
        return [.. rows.Select(row => row.Write.Json is null ? 0 : row.Revision)];
    }

    /// <summary>The revisions of those that are there. A deleted document keeps its row, so that its numbers go on; there it counts below zero.</summary>
    private async Task<Dictionary<(string Collection, string Id), long>> RevisionsAsync(IEnumerable<DocumentWrite> writes)
    {
        var kept = new Dictionary<(string Collection, string Id), long>();
        foreach (var same in writes.GroupBy(write => write.Collection, StringComparer.Ordinal))
        {
            var rows = await session.QueryAsync<DocumentRow>(
                $"SELECT id AS Id, CASE WHEN json IS NULL THEN -revision ELSE revision END AS Revision FROM documents WHERE collection = @Key AND {session.Among("id", "ids")}",
                new { same.Key, ids = session.Texts([.. same.Select(write => write.Id)]) });
            foreach (var row in rows)
            {
                kept[(same.Key, row.Id)] = row.Revision;
            }
        }

        return kept;
    }

    private async Task ClearKeysAsync(IEnumerable<(string Collection, string Id)> kept)
    {
        foreach (var same in kept.GroupBy(document => document.Collection, StringComparer.Ordinal))
        {
            await session.ExecuteAsync(
                $"DELETE FROM document_keys WHERE collection = @Key AND {session.Among("id", "ids")}",
                new { same.Key, ids = session.Texts([.. same.Select(document => document.Id)]) });
        }
    }
}
