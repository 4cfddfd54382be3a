using Dapper;

using Microsoft.Data.Sqlite;

namespace Hub.Store;

/// <summary>Writes what a run did with one listed record: its source, its records and its problems.</summary>
internal sealed class SqliteSourceWriter(SqliteTransaction transaction, RunRow run, SqliteDatasetWriter datasets, long now)
{
    private const string InsertSource = """
        INSERT INTO sources (archive, key, change_mark, payload, payload_digest, mapping_version, failing, listing, done_run, first_seen, last_seen)
        VALUES (@Archive, @Key, @ChangeMark, @payload, @PayloadDigest, @MappingVersion, @Failed, @Listing, @Id, @now, @now)
        """;

    private const string UpdateSource = """
        UPDATE sources SET change_mark = @ChangeMark,
            payload = coalesce(@payload, payload), payload_digest = coalesce(@PayloadDigest, payload_digest),
            mapping_version = iif(@Failed AND @payload IS NULL, mapping_version, @MappingVersion), failing = @Failed,
            listing = iif(@isListed, @Listing, listing), done_run = @Id, last_seen = iif(@isListed, @now, last_seen),
            gone_at = iif(@isListed, NULL, gone_at)
        WHERE archive = @Archive AND key = @Key
        """;

    private readonly SqliteConnection connection = transaction.Connection!;
    private readonly bool isListed = run.Mode != nameof(RunMode.Replay);

    /// <summary>Writes one outcome, and tells whether the source's records differ from those kept.</summary>
    internal bool Write(RecordOutcome outcome, SourceRow? kept)
    {
        var payload = outcome.Payload is null ? null : StoreJson.Write(outcome.Payload, StoreJson.Default.PayloadManifest).ToArray();
        connection.Execute(
            kept is null ? InsertSource : UpdateSource,
            new { run.Archive, outcome.Key, outcome.ChangeMark, payload, outcome.PayloadDigest, run.MappingVersion, outcome.Failed, isListed, run.Listing, run.Id, now },
            transaction);
        if (kept?.GoneAt is not null)
        {
            datasets.Touch(run.Archive, outcome.Key);
        }

        WriteProblems(outcome);
        return outcome.Records is not null && WriteRecords(outcome.Key, outcome.Records);
    }

    private bool WriteRecords(string key, IReadOnlyList<SourceRecord> records)
    {
        var before = ReadRecords(key);
        var after = records.ToDictionary(record => record.Dataset.Accession, record => ToRow(key, record));
        // Also where nothing differs: the rules of merging may have changed.
        foreach (var accession in before.Keys.Concat(after.Keys))
        {
            datasets.Touch(accession);
        }

        if (before.Count == after.Count && before.Values.All(row => after.TryGetValue(row.Accession, out var same) && row.SaysTheSame(same)))
        {
            return false;
        }

        connection.Execute("DELETE FROM source_records WHERE archive = @Archive AND key = @key", new { run.Archive, key }, transaction);
        connection.Execute(
            """
            INSERT INTO source_records (archive, key, accession, rank, is_owner, json, files_digest, files_count)
            VALUES (@Archive, @Key, @Accession, @Rank, @IsOwner, @Json, @FilesDigest, @FilesCount)
            """,
            after.Values,
            transaction);
        return true;
    }

    private Dictionary<string, SourceRecordRow> ReadRecords(string key) => connection
        .Query<SourceRecordRow>(
            $"SELECT {SourceRecordRow.Columns} FROM source_records r WHERE r.archive = @Archive AND r.key = @key", new { run.Archive, key }, transaction)
        .ToDictionary(row => row.Accession);

    private SourceRecordRow ToRow(string key, SourceRecord record) => new()
    {
        Archive = run.Archive,
        Key = key,
        Accession = record.Dataset.Accession,
        Rank = record.Rank,
        IsOwner = record.IsOwner ? 1 : 0,
        Json = StoreJson.Write(record.Dataset, StoreJson.Default.Dataset).ToArray(),
        FilesDigest = record.Files?.Digest,
        FilesCount = record.Files?.Count,
    };

    private void WriteProblems(RecordOutcome outcome)
    {
        if (outcome.Problems is null)
        {
            return;
        }

        var source = new { run.Archive, outcome.Key };
        var since = connection
            .Query<ProblemRow>("SELECT code AS Code, place AS Place, first_seen AS FirstSeen FROM problems WHERE archive = @Archive AND key = @Key", source, transaction)
            .GroupBy(problem => (problem.Code, problem.Place))
            .ToDictionary(same => same.Key, same => same.Min(problem => problem.FirstSeen));
        connection.Execute("DELETE FROM problems WHERE archive = @Archive AND key = @Key", source, transaction);
        connection.Execute(
            """
            INSERT INTO problems (archive, key, ordinal, severity, code, message, place, payload_digest, first_seen)
            VALUES (@Archive, @Key, @Ordinal, @Severity, @Code, @Message, @Place, @PayloadDigest, @FirstSeen)
            """,
            outcome.Problems.Select((problem, ordinal) => new ProblemRow
            {
                Archive = run.Archive,
                Key = outcome.Key,
                Ordinal = ordinal,
                Severity = problem.Severity.ToString(),
                Code = problem.Code,
                Message = problem.Message,
                Place = problem.Where,
                PayloadDigest = outcome.PayloadDigest,
                FirstSeen = since.GetValueOrDefault((problem.Code, problem.Where), now),
            }),
            transaction);
    }
}
