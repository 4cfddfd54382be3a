using System.Runtime.CompilerServices;

using Dapper;

using Hub.Records;

using Microsoft.Data.Sqlite;

namespace Hub.Store;

/// <summary>The tables <c>sources</c>, <c>source_records</c> and <c>problems</c>, as readers see them.</summary>
internal sealed class SqliteSources(SqliteDatabase database) : ISources
{
    public Task<IReadOnlyDictionary<string, SourceState>> FindStatesAsync(string archive, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyDictionary<string, SourceState>>(
        connection => connection
            .Query<SourceRow>(
                """
                SELECT archive AS Archive, key AS Key, change_mark AS ChangeMark, payload_digest AS PayloadDigest,
                    mapping_version AS MappingVersion, failing AS Failing, done_run AS DoneRun, gone_at AS GoneAt
                FROM sources WHERE archive = @archive AND key IN @keys
                """,
                new { archive, keys })
            .ToDictionary(row => row.Key, row => row.ToState()),
        cancellationToken);

    public Task<Source?> FindAsync(string archive, string key, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection
            .QuerySingleOrDefault<SourceRow>($"SELECT {SourceRow.Columns} FROM sources WHERE archive = @archive AND key = @key", new { archive, key })
            ?.ToSource(RecordsOfSource(connection, archive, key)),
        cancellationToken);

    public async IAsyncEnumerable<Source> ReadAsync(string archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Sql = $"SELECT {SourceRow.Columns} FROM sources WHERE archive = @archive AND key > @after ORDER BY key LIMIT @limit";
        await foreach (var row in database.ReadPagesAsync<SourceRow>(Sql, new { archive, after = "" }, row => new { archive, after = row.Key }, cancellationToken))
        {
            yield return row.ToSource(await database.ReadAsync(connection => RecordsOfSource(connection, archive, row.Key), cancellationToken));
        }
    }

    public Task<IReadOnlyList<SourceRecord>> FindRecordsAsync(string accession, CancellationToken cancellationToken) => database.ReadAsync(
        connection => LivingRecords(connection, accession, transaction: null), cancellationToken);

    public async IAsyncEnumerable<KeptProblem> ReadProblemsAsync(string archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var severity in (ProblemSeverity[])[ProblemSeverity.Error, ProblemSeverity.Warning])
        {
            await foreach (var problem in ReadProblemsAsync(archive, severity.ToString(), cancellationToken))
            {
                yield return problem;
            }
        }
    }

    public Task<ArchiveCounts> CountAsync(string archive, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingle<ArchiveCounts>(
            """
            SELECT count(*) FILTER (WHERE gone_at IS NULL) AS Sources,
                count(gone_at) AS Gone,
                count(*) FILTER (WHERE failing AND gone_at IS NULL) AS Failing,
                (SELECT count(*) FROM problems WHERE archive = @archive AND severity = 'Warning') AS Warnings
            FROM sources WHERE archive = @archive
            """,
            new { archive }),
        cancellationToken);

    public Task<IReadOnlyList<string>> ArchivesAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        connection => connection.Query<string>("SELECT DISTINCT archive FROM runs ORDER BY archive").AsList(), cancellationToken);

    /// <summary>What the living sources of an accession say, also inside a write transaction.</summary>
    internal static IReadOnlyList<SourceRecord> LivingRecords(SqliteConnection connection, string accession, SqliteTransaction? transaction) =>
        [.. connection.Query<SourceRecordRow>(
            $"""
            SELECT {SourceRecordRow.Columns}
            FROM source_records r JOIN sources s ON s.archive = r.archive AND s.key = r.key
            WHERE r.accession = @accession AND s.gone_at IS NULL
            ORDER BY r.archive, r.key
            """,
            new { accession },
            transaction).Select(row => row.ToRecord())];

    private static IReadOnlyList<SourceRecord> RecordsOfSource(SqliteConnection connection, string archive, string key) =>
        [.. connection.Query<SourceRecordRow>(
            $"SELECT {SourceRecordRow.Columns} FROM source_records r WHERE r.archive = @archive AND r.key = @key ORDER BY r.accession",
            new { archive, key }).Select(row => row.ToRecord())];

    private async IAsyncEnumerable<KeptProblem> ReadProblemsAsync(string archive, string severity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT p.archive AS Archive, p.key AS Key, p.ordinal AS Ordinal, p.severity AS Severity, p.code AS Code, p.message AS Message,
                p.place AS Place, p.payload_digest AS PayloadDigest, p.first_seen AS FirstSeen, s.last_seen AS LastSeen
            FROM problems p JOIN sources s ON s.archive = p.archive AND s.key = p.key
            WHERE p.archive = @archive AND p.severity = @severity AND s.gone_at IS NULL AND (p.key, p.ordinal) > (@key, @ordinal)
            ORDER BY p.key, p.ordinal LIMIT @limit
            """;
        await foreach (var row in database.ReadPagesAsync<ProblemRow>(
            Sql, new { archive, severity, key = "", ordinal = -1L }, row => new { archive, severity, key = row.Key, ordinal = row.Ordinal }, cancellationToken))
        {
            yield return row.ToProblem();
        }
    }
}
