using System.Runtime.CompilerServices;

using Hub.Records;

namespace Hub.Store;

/// <summary>The tables <c>sources</c>, <c>source_records</c> and <c>problems</c>, as readers see them.</summary>
internal sealed class SqlSources(SqlDatabase database) : ISources
{
    public Task<IReadOnlyDictionary<string, SourceState>> FindStatesAsync(string archive, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyDictionary<string, SourceState>>(
        async session => (await session.QueryAsync<SourceRow>(
            $"SELECT {SourceRow.WithoutPayload} FROM sources WHERE archive = @archive AND {session.Among("key", "keys")}", new { archive, keys = session.Texts(keys) }))
            .ToDictionary(row => row.Key, row => row.ToState()),
        cancellationToken);

    public Task<Source?> FindAsync(string archive, string key, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FindAsync<SourceRow>($"SELECT {SourceRow.Columns} FROM sources WHERE archive = @archive AND key = @key", new { archive, key }) is { } row
            ? row.ToSource(await RecordsOfSourceAsync(session, archive, key))
            : null,
        cancellationToken);

    public async IAsyncEnumerable<Source> ReadAsync(string archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Sql = $"SELECT {SourceRow.Columns} FROM sources WHERE archive = @archive AND key > @after ORDER BY key LIMIT @limit";
        await foreach (var row in database.ReadPagesAsync<SourceRow>(Sql, new { archive, after = "" }, row => new { archive, after = row.Key }, cancellationToken))
        {
            yield return row.ToSource(await database.ReadAsync(session => RecordsOfSourceAsync(session, archive, row.Key), cancellationToken));
        }
    }

    public Task<IReadOnlyList<SourceRecord>> FindRecordsAsync(string accession, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<SourceRecord>>(
        async session => [.. (await LivingRecordsAsync(session, [accession])).Select(row => row.ToRecord())], cancellationToken);

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
        async session => (await session.FindAsync<ArchiveCounts>(
            """
            SELECT count(*) FILTER (WHERE gone_at IS NULL) AS Sources,
                count(gone_at) AS Gone,
                count(*) FILTER (WHERE failing <> 0 AND gone_at IS NULL) AS Failing,
                (SELECT count(*) FROM problems WHERE archive = @archive AND severity = 'Warning') AS Warnings
            FROM sources WHERE archive = @archive
            """,
            new { archive }))!,
        cancellationToken);

    public Task<IReadOnlyList<string>> ArchivesAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        async session => await session.QueryAsync<string>("SELECT DISTINCT archive FROM runs ORDER BY archive"), cancellationToken);

    /// <summary>What the living sources of some accessions say, also inside a write transaction; in order of accession, archive and key.</summary>
    internal static Task<List<SourceRecordRow>> LivingRecordsAsync(SqlSession session, IReadOnlyCollection<string> accessions) => session.QueryAsync<SourceRecordRow>(
        $"""
        SELECT {SourceRecordRow.Columns}
        FROM source_records r JOIN sources s ON s.archive = r.archive AND s.key = r.key
        WHERE {session.Among("r.accession", "accessions")} AND s.gone_at IS NULL
        ORDER BY r.accession, r.archive, r.key
        """,
        new { accessions = session.Texts(accessions) });

    /// <summary>Which living sources speak of some accessions, without what they say; in the same order.</summary>
    internal static Task<List<SourceRecordRow>> LivingMarksAsync(SqlSession session, IReadOnlyCollection<string> accessions) => session.QueryAsync<SourceRecordRow>(
        $"""
        SELECT r.archive AS Archive, r.key AS Key, r.accession AS Accession
        FROM source_records r JOIN sources s ON s.archive = r.archive AND s.key = r.key
        WHERE {session.Among("r.accession", "accessions")} AND s.gone_at IS NULL
        ORDER BY r.accession, r.archive, r.key
        """,
        new { accessions = session.Texts(accessions) });

    private static async Task<IReadOnlyList<SourceRecord>> RecordsOfSourceAsync(SqlSession session, string archive, string key) =>
        [.. (await session.QueryAsync<SourceRecordRow>(
            $"SELECT {SourceRecordRow.Columns} FROM source_records r WHERE r.archive = @archive AND r.key = @key ORDER BY r.accession",
            new { archive, key })).Select(row => row.ToRecord())];

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
