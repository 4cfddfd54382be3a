using Hub.Store;

namespace Hub.Harvesting;

/// <summary>How a run ends once its records are written: what it may delete, what waits for a decision, and what a decision does.</summary>
internal sealed class RunConclusion(IRecordStore store, MergeSources merge, HarvestOptions options)
{
    private const int RemovedTogether = 500;

    /// <summary>After a way through the records; deletes what a complete listing lacks as far as the budget allows.</summary>
    internal async Task<RunEnd> OfAsync(RunStart start, IPass pass, long walls, CancellationToken cancellationToken)
    {
        var counts = await CountsAsync(start, cancellationToken);
        if (pass.HitWall || walls > ChangeBudget.Alterations(counts.Seen, options))
        {
            return RunVerdict.OfWall(counts, pass.Broken ?? $"{walls} records could not be had; their reasons are listed with the archive.");
        }

        if (pass.Broken is not null)
        {
            return counts.Held > 0 ? new RunEnd(RunState.Held, ChangeBudget.Refusal(counts, options)!, ListingComplete: false) : RunVerdict.OfBroken(counts, pass.Broken);
        }

        return start.Run.Mode is RunMode.Harvest or RunMode.FullHarvest
            ? await OfWholeAsync(start, counts, cancellationToken)
            : new RunEnd(RunVerdict.OfComplete(counts), RunVerdict.Sentence(counts), ListingComplete: false);
    }

    /// <summary>Carries out what a held run left for a decision: the changes that wait, and the deletions.</summary>
    internal async Task<RunEnd> ApproveAsync(RunStart start, string by, CancellationToken cancellationToken)
    {
        var isComplete = start.Run.ListingComplete;
        await WriteSetAsideAsync(start, SetAside.Held, cancellationToken);
        if (isComplete)
        {
            await RemoveMissingAsync(start.Lease!, cancellationToken);
        }

        var counts = await CountsAsync(start, cancellationToken);
        var done = isComplete ? $"Its {counts.Changed} changes and {counts.Gone} deletions" : $"Its {counts.Changed} changes, without deletions,";
        var state = isComplete ? RunVerdict.OfComplete(counts) : RunState.Partial;
        return new RunEnd(state, $"{RunVerdict.Sentence(counts)} {done} were approved by {by}.", isComplete);
    }

    /// <summary>Drops what a held run left for a decision, and takes back what it altered.</summary>
    internal async Task<RunEnd> RejectAsync(RunStart start, string by, CancellationToken cancellationToken)
    {
        var back = await WriteSetAsideAsync(start, SetAside.Replaced, cancellationToken);
        return new RunEnd(RunState.Rejected, $"It was rejected by {by}: nothing is deleted, and {back} records say again what they said before.", start.Run.ListingComplete);
    }

    private async Task<RunEnd> OfWholeAsync(RunStart start, RunCounts counts, CancellationToken cancellationToken)
    {
        var missing = await store.Runs.CountMissingAsync(start.Run.Id, cancellationToken);
        var refusals = string.Join(' ', new[] { ChangeBudget.Refusal(counts, options), ChangeBudget.Refusal(missing, counts, options) }.OfType<string>());
        if (refusals.Length > 0)
        {
            return new RunEnd(RunState.Held, refusals, ListingComplete: true);
        }

        counts = counts with { Gone = counts.Gone + await RemoveMissingAsync(start.Lease!, cancellationToken) };
        return new RunEnd(RunVerdict.OfComplete(counts), RunVerdict.Sentence(counts), ListingComplete: true);
    }

    private async Task<RunCounts> CountsAsync(RunStart start, CancellationToken cancellationToken) =>
        (await store.Runs.FindAsync(start.Run.Id, cancellationToken))!.Counts;

    private async Task<long> WriteSetAsideAsync(RunStart start, SetAside kind, CancellationToken cancellationToken)
    {
        long written = 0;
        await foreach (var batch in store.Runs.ReadSetAsideAsync(start.Run.Id, kind, cancellationToken).Chunk(options.BatchRecords).WithCancellation(cancellationToken))
        {
            await store.Runs.ApplyAsync(start.Lease!, batch, merge, cancellationToken);
            written += batch.Length;
        }

        return written;
    }

    private async Task<long> RemoveMissingAsync(RunLease lease, CancellationToken cancellationToken)
    {
        long removed = 0;
        for (var batch = 1; batch > 0;)
        {
            batch = await store.Runs.RemoveMissingAsync(lease, RemovedTogether, merge, cancellationToken);
            removed += batch;
        }

        return removed;
    }
}
