using System.Runtime.CompilerServices;

namespace Hub.Store;

/// <summary>What is asked of the runs without writing: what they lack, what they set aside, how they went.</summary>
internal sealed class SqlRunReader(SqlDatabase database)
{
    internal Task<MissingSources> CountMissingAsync(long run, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FindAsync<MissingSources>(
            """
            SELECT count(s.key) AS Missing, r.records_before AS Before
            FROM runs r LEFT JOIN sources s ON s.archive = r.archive AND s.gone_at IS NULL AND s.listing < r.listing
            WHERE r.id = @run GROUP BY r.id, r.records_before
            """,
            new { run }))!,
        cancellationToken);

    internal async IAsyncEnumerable<string> ReadMissingAsync(long run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT s.key AS Key, s.listing AS Listing FROM runs r
            JOIN sources s ON s.archive = r.archive AND s.gone_at IS NULL AND s.listing < r.listing
            WHERE r.id = @run AND (s.listing, s.key) > (@listing, @key) ORDER BY s.listing, s.key LIMIT @limit
            """;
        var pages = database.ReadPagesAsync<MissingRow>(
            Sql, new { run, listing = -1L, key = "" }, row => new { run, listing = row.Listing, key = row.Key }, cancellationToken);
        await foreach (var row in pages)
        {
            yield return row.Key;
        }
    }

    internal async IAsyncEnumerable<RecordOutcome> ReadSetAsideAsync(long run, SetAside kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT a.run AS Run, a.kind AS Kind, a.archive AS Archive, a.key AS Key, a.outcome AS Outcome FROM set_aside a
            JOIN sources s ON s.archive = a.archive AND s.key = a.key AND s.done_run = a.run
            JOIN runs r ON r.id = a.run AND (a.kind = 'Replaced' OR r.listing_complete = 0 OR s.listing >= r.listing)
            WHERE a.run = @run AND a.kind = @kind AND a.key > @after ORDER BY a.key LIMIT @limit
            """;
        var pages = database.ReadPagesAsync<SetAsideRow>(
            Sql, new { run, kind = kind.ToString(), after = "" }, row => new { run, kind = kind.ToString(), after = row.Key }, cancellationToken);
        await foreach (var row in pages)
        {
            yield return row.ToOutcome();
        }
    }

    internal Task<long> CountSetAsideAsync(long run, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ScalarAsync<long>("SELECT count(DISTINCT key) FROM set_aside WHERE run = @run", new { run }), cancellationToken);

    internal Task<RunMilestones> FindMilestonesAsync(string archive, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FindAsync<MilestonesRow>(
            """
            SELECT max(ended_at) FILTER (WHERE state = 'Succeeded' AND mode IN ('Harvest', 'FullHarvest')) AS Success,
                max(ended_at) FILTER (WHERE new + changed > 0 AND mode <> 'Replay') AS News
            FROM runs WHERE archive = @archive
            """,
            new { archive }))!.ToMilestones(),
        cancellationToken);
}
