namespace Hub.Store;

/// <summary>One batch of a run inside its transaction: sources first, then the datasets of every accession they touch, then the counts.</summary>
internal sealed class SqlBatch(SqlSession session, RunRow run, MergeSources merge, long now)
{
    private readonly SqlDatasetWriter datasets = new(session, merge, now);

    internal async Task<RunCounts> ApplyAsync(IReadOnlyCollection<RecordOutcome> outcomes)
    {
        var counts = run.Counts;
        foreach (var wave in Waves(outcomes))
        {
            var waited = await new SqlSetAsideWriter(session, run).WriteAsync(wave, someWait: counts.Held > 0);
            foreach (var written in await new SqlSourceWriter(session, run, datasets, now).WriteAsync(wave))
            {
                counts = Count(counts, written, waited.Contains(written.Outcome.Key));
            }
        }

        await datasets.WriteAsync();
        return await WriteCountsAsync(counts);
    }

    internal async Task<int> RemoveMissingAsync(int limit)
    {
        var keys = await session.QueryAsync<string>(
            "SELECT key FROM sources WHERE archive = @Archive AND gone_at IS NULL AND listing < @Listing ORDER BY listing, key LIMIT @limit",
            new { run.Archive, run.Listing, limit });
        if (keys.Count > 0)
        {
            await datasets.TouchAsync(run.Archive, [.. keys]);
            await session.ExecuteAsync(
                $"UPDATE sources SET gone_at = @now WHERE archive = @Archive AND {session.Among("key", "keys")}", new { run.Archive, keys = session.Texts(keys), now });
            await datasets.WriteAsync();
            await WriteCountsAsync(run.Counts with { Gone = run.Gone + keys.Count });
        }

        return keys.Count;
    }

    /// <summary>A listing may name a record twice: each wave has a key once, and later waves see what earlier ones wrote.</summary>
    private static List<List<RecordOutcome>> Waves(IReadOnlyCollection<RecordOutcome> outcomes)
    {
        var waves = new List<List<RecordOutcome>>();
        var seen = new Dictionary<string, int>(outcomes.Count, StringComparer.Ordinal);
        foreach (var outcome in outcomes)
        {
            var wave = seen.GetValueOrDefault(outcome.Key);
            seen[outcome.Key] = wave + 1;
            if (wave == waves.Count)
            {
                waves.Add(new List<RecordOutcome>(outcomes.Count));
            }

            waves[wave].Add(outcome);
        }

        return waves;
    }

    /// <summary>Counts a record once in a run, as what became of it last.</summary>
    private RunCounts Count(RunCounts counts, WrittenOutcome written, bool waited) => (waited, written.Outcome.IsHeld, written.Kept?.DoneRun == run.Id) switch
    {
        (true, true, _) => counts,
        (true, false, _) => Count(counts with { Held = counts.Held - 1 }, written),
        (false, true, true) => Count(Uncounted(counts, written.Kept!), written),
        (false, false, true) => counts,
        _ => Count(counts, written),
    };

    private static RunCounts Count(RunCounts counts, WrittenOutcome written) => written switch
    {
        { Outcome.IsHeld: true } => counts with { Held = counts.Held + 1 },
        { Outcome.Failed: true } => counts with { Failed = counts.Failed + 1 },
        { Kept: null or { GoneAt: not null } } => counts with { New = counts.New + 1 },
        { IsChanged: true } => counts with { Changed = counts.Changed + 1 },
        _ => counts with { Unchanged = counts.Unchanged + 1 },
    };

    /// <summary>Takes out a record that a dead run had counted, when its continuation holds it; the sum stays true.</summary>
    private static RunCounts Uncounted(RunCounts counts, SourceRow kept) => counts switch
    {
        { Failed: > 0 } when kept.Failing != 0 => counts with { Failed = counts.Failed - 1 },
        { Unchanged: > 0 } => counts with { Unchanged = counts.Unchanged - 1 },
        { Changed: > 0 } => counts with { Changed = counts.Changed - 1 },
        _ => counts with { New = counts.New - 1 },
    };

    private async Task<RunCounts> WriteCountsAsync(RunCounts counts)
    {
        await session.ExecuteAsync(
            "UPDATE runs SET new = @New, changed = @Changed, unchanged = @Unchanged, failed = @Failed, gone = @Gone, held = @Held WHERE id = @Id",
            new { counts.New, counts.Changed, counts.Unchanged, counts.Failed, counts.Gone, counts.Held, run.Id });
        return counts;
    }
}
