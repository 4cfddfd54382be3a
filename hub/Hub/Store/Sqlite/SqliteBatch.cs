using Dapper;

using Microsoft.Data.Sqlite;

namespace Hub.Store;

/// <summary>One batch of a run inside its transaction: sources first, then the datasets of every accession they touch, then the counts.</summary>
internal sealed class SqliteBatch(SqliteTransaction transaction, RunRow run, MergeSources merge, long now)
{
    private readonly SqliteConnection connection = transaction.Connection!;
    private readonly SqliteDatasetWriter datasets = new(transaction, merge, now);

    internal RunCounts Apply(IReadOnlyCollection<RecordOutcome> outcomes)
    {
        var counts = run.Counts;
        var sources = new SqliteSourceWriter(transaction, run, datasets, now);
        foreach (var outcome in outcomes)
        {
            var kept = connection.QuerySingleOrDefault<SourceRow>(
                "SELECT archive AS Archive, key AS Key, done_run AS DoneRun, gone_at AS GoneAt FROM sources WHERE archive = @Archive AND key = @Key",
                new { run.Archive, outcome.Key },
                transaction);
            var isChanged = sources.Write(outcome, kept);
            counts = kept?.DoneRun == run.Id ? counts : Count(counts, outcome, kept, isChanged);
        }

        datasets.Write();
        return WriteCounts(counts);
    }

    internal int RemoveMissing(int limit)
    {
        var keys = connection.Query<string>(
            "SELECT key FROM sources WHERE archive = @Archive AND gone_at IS NULL AND listing < @Listing ORDER BY listing, key LIMIT @limit",
            new { run.Archive, run.Listing, limit },
            transaction).AsList();
        foreach (var key in keys)
        {
            datasets.Touch(run.Archive, key);
            connection.Execute("UPDATE sources SET gone_at = @now WHERE archive = @Archive AND key = @key", new { run.Archive, key, now }, transaction);
        }

        datasets.Write();
        WriteCounts(run.Counts with { Gone = run.Gone + keys.Count });
        return keys.Count;
    }

    private static RunCounts Count(RunCounts counts, RecordOutcome outcome, SourceRow? kept, bool isChanged) => (outcome.Failed, kept?.GoneAt, isChanged) switch
    {
        (true, _, _) => counts with { Failed = counts.Failed + 1 },
        _ when kept is null or { GoneAt: not null } => counts with { New = counts.New + 1 },
        (_, _, true) => counts with { Changed = counts.Changed + 1 },
        _ => counts with { Unchanged = counts.Unchanged + 1 },
    };

    private RunCounts WriteCounts(RunCounts counts)
    {
        connection.Execute(
            "UPDATE runs SET new = @New, changed = @Changed, unchanged = @Unchanged, failed = @Failed, gone = @Gone WHERE id = @Id",
            new { counts.New, counts.Changed, counts.Unchanged, counts.Failed, counts.Gone, run.Id },
            transaction);
        return counts;
    }
}
