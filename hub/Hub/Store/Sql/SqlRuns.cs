namespace Hub.Store;

/// <summary>The table <c>runs</c>, and the writing of batches under a lease.</summary>
internal sealed class SqlRuns(SqlDatabase database, TimeProvider time) : IRuns
{
    private readonly SqlRunReader reader = new(database);

    public Task<RunStart> StartAsync(RunRequest request, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await LeaseInTheWayAsync(session, request.Archive) is { } holder)
            {
                return new RunStart(holder, null, IsContinued: false);
            }

            var dead = await FindRunningAsync(session, request.Archive);
            var continues = dead is { StopRequested: false } && dead.Mode == request.Mode && dead.MappingVersion == request.MappingVersion;
            if (dead is not null && !continues)
            {
                await CloseDeadAsync(session, dead);
            }

            var id = continues ? dead!.Id : await InsertAsync(session, request);
            await session.ExecuteAsync("UPDATE runs SET listing = (SELECT max(listing) + 1 FROM runs) WHERE id = @id", new { id });
            return await GrantAsync(session, id, request.Owner, request.LeaseTime, continues);
        },
        cancellationToken);

    public Task<RunStart> ClaimHeldAsync(long run, string owner, TimeSpan leaseTime, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var held = await FindAsync(session, run);
            if (held is not { State: RunState.Held })
            {
                throw new InvalidOperationException(held is null
                    ? $"There is no run {run}."
                    : $"Run {run} of {held.Archive} is {held.State}, and only a held run can be approved or rejected.");
            }

            return await LeaseInTheWayAsync(session, held.Archive) is { } holder
                ? new RunStart(holder, null, IsContinued: false)
                : await GrantAsync(session, run, owner, leaseTime, continues: true);
        },
        cancellationToken);

    public Task<bool> HeartbeatAsync(RunLease lease, CancellationToken cancellationToken) => database.WriteAsync(
        async session => (await ProlongAsync(session, lease)).StopRequested != 0, cancellationToken);

    public Task ExpireLeaseAsync(long run, string owner, string? because, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE runs SET lease_until = 0, message = CASE WHEN state = 'Running' THEN @because ELSE message END WHERE id = @run AND lease_owner = @owner",
            new { run, owner, because = StoreText.Storable(because) }),
        cancellationToken);

    public Task<RunCounts> ApplyAsync(RunLease lease, IReadOnlyCollection<RecordOutcome> outcomes, MergeSources merge, CancellationToken cancellationToken) => database.WritePacedAsync(
        async session => await new SqlBatch(session, await ProlongAsync(session, lease), merge, time.Now()).ApplyAsync(outcomes), cancellationToken);

    public Task<MissingSources> CountMissingAsync(long run, CancellationToken cancellationToken) => reader.CountMissingAsync(run, cancellationToken);

    public IAsyncEnumerable<string> ReadMissingAsync(long run, CancellationToken cancellationToken) => reader.ReadMissingAsync(run, cancellationToken);

    public Task<int> RemoveMissingAsync(RunLease lease, int limit, MergeSources merge, CancellationToken cancellationToken) => database.WritePacedAsync(
        async session => await new SqlBatch(session, await ProlongAsync(session, lease), merge, time.Now()).RemoveMissingAsync(limit), cancellationToken);

    public Task<Run> EndAsync(RunLease lease, RunEnd end, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await ProlongAsync(session, lease);
            await CloseAsync(session, lease.Run, end.State, end.Message);
            if (end.ListingComplete)
            {
                await session.ExecuteAsync("UPDATE runs SET listing_complete = 1 WHERE id = @Run", new { lease.Run });
                await session.ExecuteAsync(
                    "UPDATE runs SET state = 'Superseded' WHERE archive = @Archive AND state = 'Held' AND id < @Run", new { lease.Archive, lease.Run });
            }

            await session.ExecuteAsync(
                """
                DELETE FROM set_aside WHERE archive = @Archive AND (run = @Run AND @state <> 'Held' OR run < @Run AND @isComplete = 1)
                    AND NOT (kind = 'Replaced' AND run = (SELECT max(id) FROM runs WHERE archive = @Archive AND mode = 'Replay'))
                """,
                new { lease.Archive, lease.Run, state = end.State.ToString(), isComplete = end.ListingComplete ? 1L : 0L });
            return (await FindAsync(session, lease.Run))!;
        },
        cancellationToken);

    public IAsyncEnumerable<RecordOutcome> ReadSetAsideAsync(long run, SetAside kind, CancellationToken cancellationToken) => reader.ReadSetAsideAsync(run, kind, cancellationToken);

    public Task<long> CountSetAsideAsync(long run, CancellationToken cancellationToken) => reader.CountSetAsideAsync(run, cancellationToken);

    public Task<RunMilestones> FindMilestonesAsync(string archive, CancellationToken cancellationToken) => reader.FindMilestonesAsync(archive, cancellationToken);

    public Task RemergeAsync(IReadOnlyCollection<string> accessions, MergeSources merge, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            // Without a digest no dataset is taken for one that stands already as it is merged.
            await session.ExecuteAsync($"UPDATE datasets SET digest = '' WHERE {session.Among("accession", "accessions")}", new { accessions = session.Texts(accessions) });
            var datasets = new SqlDatasetWriter(session, merge, time.Now());
            datasets.Touch(accessions);
            await datasets.WriteAsync();
            return accessions.Count;
        },
        cancellationToken);

    public Task<bool> RequestStopAsync(long run, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var isRunning = await session.ExecuteAsync("UPDATE runs SET stop_requested = 1 WHERE id = @run AND state = 'Running'", new { run }) == 1;
            if (isRunning && await FindAsync(session, run) is { } asked && asked.LeaseUntil <= time.GetUtcNow())
            {
                await CloseDeadAsync(session, asked);
            }

            return isRunning;
        },
        cancellationToken);

    public Task<Run?> FindAsync(long run, CancellationToken cancellationToken) => database.ReadAsync(session => FindAsync(session, run), cancellationToken);

    public Task<IReadOnlyList<Run>> ReadNewestAsync(string archive, int limit, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Run>>(
        async session => [.. (await session.QueryAsync<RunRow>(
            $"SELECT {RunRow.Columns} FROM runs WHERE archive = @archive ORDER BY id DESC LIMIT @limit", new { archive, limit })).Select(row => row.ToRun())],
        cancellationToken);

    private static async Task<Run?> FindAsync(SqlSession session, long run) =>
        (await session.FindAsync<RunRow>($"SELECT {RunRow.Columns} FROM runs WHERE id = @run", new { run }))?.ToRun();

    private static async Task<Run?> FindRunningAsync(SqlSession session, string archive) =>
        (await session.FindAsync<RunRow>($"SELECT {RunRow.Columns} FROM runs WHERE archive = @archive AND state = 'Running'", new { archive }))?.ToRun();

    private async Task<Run?> LeaseInTheWayAsync(SqlSession session, string archive) => (await session.FindAsync<RunRow>(
        $"SELECT {RunRow.Columns} FROM runs WHERE archive = @archive AND lease_until > @now", new { archive, now = time.Now() }))?.ToRun();

    private Task<long> InsertAsync(SqlSession session, RunRequest request) => session.ScalarAsync<long>(
        """
        INSERT INTO runs (archive, mode, state, started_at, mapping_version, records_before)
        SELECT @Archive, @Mode, 'Running', @now, @MappingVersion, count(*) FROM sources WHERE archive = @Archive AND gone_at IS NULL RETURNING id
        """,
        new { request.Archive, Mode = request.Mode.ToString(), request.MappingVersion, now = time.Now() });

    private async Task<RunStart> GrantAsync(SqlSession session, long run, string owner, TimeSpan leaseTime, bool continues)
    {
        var until = time.Now() + (long)leaseTime.TotalMilliseconds;
        await session.ExecuteAsync(
            "UPDATE runs SET lease_owner = @owner, lease_until = @until, stop_requested = 0, message = CASE WHEN state = 'Running' THEN NULL ELSE message END WHERE id = @run", new { run, owner, until });
        var granted = (await FindAsync(session, run))!;
        return new RunStart(granted, new RunLease(run, granted.Archive, owner, leaseTime), continues);
    }

    private Task<int> CloseDeadAsync(SqlSession session, Run dead) => dead.StopRequested
        ? CloseAsync(session, dead.Id, RunState.Stopped, "It was stopped on request, after its process had died. What it brought stays, and nothing was deleted after that.")
        : CloseAsync(session, dead.Id, RunState.Interrupted, "Its process died, and the next run asks in another way.");

    private Task<int> CloseAsync(SqlSession session, long run, RunState state, string message) => session.ExecuteAsync(
        "UPDATE runs SET state = @state, message = @message, ended_at = @now, lease_owner = NULL, lease_until = NULL WHERE id = @run",
        new { run, state = state.ToString(), message = StoreText.Storable(message), now = time.Now() });

    /// <summary>Proves and prolongs a lease: the first statement of every write of a run.</summary>
    private async Task<RunRow> ProlongAsync(SqlSession session, RunLease lease)
    {
        var until = time.Now() + (long)lease.LeaseTime.TotalMilliseconds;
        var row = await session.FindAsync<RunRow>(
            $"UPDATE runs SET lease_until = @until WHERE id = @Run AND lease_owner = @Owner RETURNING {RunRow.Columns}",
            new { lease.Run, lease.Owner, until });
        return row ?? throw new LeaseLostException(
            $"Run {lease.Run} of {lease.Archive} is no longer {lease.Owner}'s: it was ended, or another process went on with it. Nothing was written.");
    }
}
