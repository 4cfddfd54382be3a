using System.Runtime.CompilerServices;

using Dapper;

using Microsoft.Data.Sqlite;

namespace Hub.Store;

/// <summary>The table <c>runs</c>, and the writing of batches under a lease.</summary>
internal sealed class SqliteRuns(SqliteDatabase database, TimeProvider time) : IRuns
{
    public Task<RunStart> StartAsync(RunRequest request, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            if (LeaseInTheWay(transaction, request.Archive) is { } holder)
            {
                return new RunStart(holder, null, IsContinued: false);
            }

            var dead = FindRunning(transaction, request.Archive);
            var continues = dead is not null && dead.Mode == request.Mode && dead.MappingVersion == request.MappingVersion;
            if (dead is not null && !continues)
            {
                Close(transaction, dead.Id, RunState.Interrupted, "Its process died, and the next run asks in another way.");
            }

            var id = continues ? dead!.Id : Insert(transaction, request);
            transaction.Connection!.Execute("UPDATE runs SET listing = (SELECT max(listing) + 1 FROM runs) WHERE id = @id", new { id }, transaction);
            return Grant(transaction, id, request.Owner, request.LeaseTime, continues);
        },
        cancellationToken);

    public Task<RunStart> ClaimHeldAsync(long run, string owner, TimeSpan leaseTime, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            var held = Find(transaction.Connection!, run, transaction);
            if (held is not { State: RunState.Held })
            {
                throw new InvalidOperationException(held is null
                    ? $"There is no run {run}."
                    : $"Run {run} of {held.Archive} is {held.State}, and only a held run can be approved or rejected.");
            }

            return LeaseInTheWay(transaction, held.Archive) is { } holder
                ? new RunStart(holder, null, IsContinued: false)
                : Grant(transaction, run, owner, leaseTime, continues: true);
        },
        cancellationToken);

    public Task<bool> HeartbeatAsync(RunLease lease, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            Prolong(transaction, lease);
            return transaction.Connection!.ExecuteScalar<long>("SELECT stop_requested FROM runs WHERE id = @Run", lease, transaction) != 0;
        },
        cancellationToken);

    public Task ExpireLeaseAsync(long run, string owner, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.Connection!.Execute("UPDATE runs SET lease_until = 0 WHERE id = @run AND lease_owner = @owner", new { run, owner }, transaction),
        cancellationToken);

    public Task<RunCounts> ApplyAsync(RunLease lease, IReadOnlyCollection<RecordOutcome> outcomes, MergeSources merge, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            var run = Prolong(transaction, lease);
            return new SqliteBatch(transaction, run, merge, time.Now()).Apply(outcomes);
        },
        cancellationToken);

    public Task<MissingSources> CountMissingAsync(long run, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingle<MissingSources>(
            """
            SELECT count(*) FILTER (WHERE s.listing < r.listing) AS Missing, count(*) - r.new AS Before
            FROM runs r LEFT JOIN sources s ON s.archive = r.archive AND s.gone_at IS NULL WHERE r.id = @run
            """,
            new { run }),
        cancellationToken);

    public async IAsyncEnumerable<string> ReadMissingAsync(long run, [EnumeratorCancellation] CancellationToken cancellationToken)
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

    public Task<int> RemoveMissingAsync(RunLease lease, int limit, MergeSources merge, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            var run = Prolong(transaction, lease);
            return new SqliteBatch(transaction, run, merge, time.Now()).RemoveMissing(limit);
        },
        cancellationToken);

    public Task<Run> EndAsync(RunLease lease, RunEnd end, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            Prolong(transaction, lease);
            Close(transaction, lease.Run, end.State, end.Message);
            if (end.ListingComplete)
            {
                transaction.Connection!.Execute("UPDATE runs SET listing_complete = 1 WHERE id = @Run", lease, transaction);
                transaction.Connection!.Execute(
                    "UPDATE runs SET state = 'Superseded' WHERE archive = @Archive AND state = 'Held' AND id < @Run", lease, transaction);
            }

            return Find(transaction.Connection!, lease.Run, transaction)!;
        },
        cancellationToken);

    public async Task<bool> RequestStopAsync(long run, CancellationToken cancellationToken) => await database.WriteAsync(
        transaction => transaction.Connection!.Execute("UPDATE runs SET stop_requested = 1 WHERE id = @run AND state = 'Running'", new { run }, transaction),
        cancellationToken) == 1;

    public Task<Run?> FindAsync(long run, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Find(connection, run, transaction: null), cancellationToken);

    public Task<IReadOnlyList<Run>> ReadNewestAsync(string archive, int limit, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Run>>(
        connection => [.. connection
            .Query<RunRow>($"SELECT {RunRow.Columns} FROM runs WHERE archive = @archive ORDER BY id DESC LIMIT @limit", new { archive, limit })
            .Select(row => row.ToRun())],
        cancellationToken);

    private static Run? Find(SqliteConnection connection, long run, SqliteTransaction? transaction) =>
        connection.QuerySingleOrDefault<RunRow>($"SELECT {RunRow.Columns} FROM runs WHERE id = @run", new { run }, transaction)?.ToRun();

    private static Run? FindRunning(SqliteTransaction transaction, string archive) => transaction.Connection!
        .QuerySingleOrDefault<RunRow>($"SELECT {RunRow.Columns} FROM runs WHERE archive = @archive AND state = 'Running'", new { archive }, transaction)
        ?.ToRun();

    private Run? LeaseInTheWay(SqliteTransaction transaction, string archive) => transaction.Connection!
        .QueryFirstOrDefault<RunRow>(
            $"SELECT {RunRow.Columns} FROM runs WHERE archive = @archive AND lease_until > @now", new { archive, now = time.Now() }, transaction)
        ?.ToRun();

    private long Insert(SqliteTransaction transaction, RunRequest request) => transaction.Connection!.ExecuteScalar<long>(
        """
        INSERT INTO runs (archive, mode, state, started_at, mapping_version)
        VALUES (@Archive, @Mode, 'Running', @now, @MappingVersion) RETURNING id
        """,
        new { request.Archive, Mode = request.Mode.ToString(), request.MappingVersion, now = time.Now() },
        transaction);

    private RunStart Grant(SqliteTransaction transaction, long run, string owner, TimeSpan leaseTime, bool continues)
    {
        var until = time.Now() + (long)leaseTime.TotalMilliseconds;
        transaction.Connection!.Execute(
            "UPDATE runs SET lease_owner = @owner, lease_until = @until, stop_requested = 0 WHERE id = @run", new { run, owner, until }, transaction);
        var granted = Find(transaction.Connection!, run, transaction)!;
        return new RunStart(granted, new RunLease(run, granted.Archive, owner, leaseTime), continues);
    }

    private void Close(SqliteTransaction transaction, long run, RunState state, string message) => transaction.Connection!.Execute(
        "UPDATE runs SET state = @state, message = @message, ended_at = @now, lease_owner = NULL, lease_until = NULL WHERE id = @run",
        new { run, state = state.ToString(), message, now = time.Now() },
        transaction);

    /// <summary>Proves and prolongs a lease: the first statement of every write of a run.</summary>
    private RunRow Prolong(SqliteTransaction transaction, RunLease lease)
    {
        var until = time.Now() + (long)lease.LeaseTime.TotalMilliseconds;
        var row = transaction.Connection!.QuerySingleOrDefault<RunRow>(
            $"UPDATE runs SET lease_until = @until WHERE id = @Run AND lease_owner = @Owner RETURNING {RunRow.Columns}",
            new { lease.Run, lease.Owner, until },
            transaction);
        return row ?? throw new LeaseLostException(
            $"Run {lease.Run} of {lease.Archive} is no longer {lease.Owner}'s: it was ended, or another process went on with it. Nothing was written.");
    }
}
