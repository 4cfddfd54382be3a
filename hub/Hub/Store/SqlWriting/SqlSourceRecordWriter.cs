namespace Hub.Store;

/// <summary>Writes what sources say, where it differs from what they said before.</summary>
internal sealed class SqlSourceRecordWriter(SqlSession session, RunRow run, SqlDatasetWriter datasets)
{
    private static readonly SqlTable<SourceRecordRow> Records = new(
        "source_records",
        [
            SqlColumn<SourceRecordRow>.OfText("archive", row => row.Archive),
            SqlColumn<SourceRecordRow>.OfText("key", row => row.Key),
            SqlColumn<SourceRecordRow>.OfText("accession", row => row.Accession),
            SqlColumn<SourceRecordRow>.OfNumber("rank", row => row.Rank),
            SqlColumn<SourceRecordRow>.OfNumber("is_owner", row => row.IsOwner),
            SqlColumn<SourceRecordRow>.OfBytes("json", row => row.Json),
            SqlColumn<SourceRecordRow>.OfText("files_digest", row => row.FilesDigest),
            SqlColumn<SourceRecordRow>.OfNumber("files_count", row => row.FilesCount),
        ]);

    /// <summary>Writes the records of the outcomes that have any, and returns the keys whose records differ.</summary>
    internal async Task<IReadOnlySet<string>> WriteAsync(IReadOnlyList<RecordOutcome> outcomes, IReadOnlyDictionary<string, SourceRow> kept)
    {
        var stating = outcomes.Where(outcome => outcome.Records is not null).ToList();
        var before = await ReadAsync([.. stating.Select(outcome => outcome.Key).Where(kept.ContainsKey)]);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<SourceRecordRow>();
        foreach (var outcome in stating)
        {
            var after = outcome.Records!.Select(record => ToRow(outcome.Key, record)).ToList();
            for (var at = 0; at < after.Count; at++)
            {
                datasets.Remember(after[at], outcome.Records![at]);
            }

            // Also where nothing differs: the rules of merging may have changed.
            datasets.Touch(before[outcome.Key].Concat(after).Select(row => row.Accession));
            if (!SayTheSame([.. before[outcome.Key]], after))
            {
                changed.Add(outcome.Key);
                rows.AddRange(after);
            }
        }

        await DeleteAsync([.. changed.Where(before.Contains)]);
        await session.InsertAsync(Records, rows);
        return changed;
    }

    private static bool SayTheSame(List<SourceRecordRow> before, List<SourceRecordRow> after) =>
        before.Count == after.Count && before.TrueForAll(row => after.Find(other => other.Accession == row.Accession) is { } same && row.SaysTheSame(same));

    private async Task<ILookup<string, SourceRecordRow>> ReadAsync(string[] keys)
    {
        List<SourceRecordRow> rows = keys.Length == 0 ? [] : await session.QueryAsync<SourceRecordRow>(
            $"SELECT {SourceRecordRow.Columns} FROM source_records r WHERE r.archive = @Archive AND {session.Among("r.key", "keys")}", new { run.Archive, keys = session.Texts(keys) });
        return rows.ToLookup(row => row.Key, StringComparer.Ordinal);
    }

    private async Task DeleteAsync(string[] keys)
    {
        if (keys.Length > 0)
        {
            await session.ExecuteAsync($"DELETE FROM source_records WHERE archive = @Archive AND {session.Among("key", "keys")}", new { run.Archive, keys = session.Texts(keys) });
        }
    }

    private SourceRecordRow ToRow(string key, SourceRecord record) => new()
    {
        Archive = run.Archive,
        Key = key,
        Accession = record.Dataset.Accession,
        Rank = record.Rank,
        IsOwner = record.IsOwner ? 1 : 0,
        Json = StoreJson.Write(record.Dataset, StoreJson.Default.Dataset),
        FilesDigest = record.Files?.Digest,
        FilesCount = record.Files?.Count,
    };
}
