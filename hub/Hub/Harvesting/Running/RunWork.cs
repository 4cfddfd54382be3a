using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Harvesting;

/// <summary>What is done under a lease: the way through an archive's records, the conclusion, and the decisions on a held run.</summary>
internal sealed class RunWork(IRecordStore store, Mapping mapping, RunFeed feed, HarvestOptions options, TimeProvider time, ILogger logger)
{
    private const int RemovedTogether = 500;

    /// <summary>Goes through the records, and deletes what a complete listing lacks as far as the budget allows.</summary>
    internal Task<Run> PassAsync(RunStart start, IPass pass, StagedBlobs blobs, CancellationToken cancellationToken) => WorkAsync(
        start,
        async cancelled =>
        {
            await WriteAllAsync(start, pass, blobs, cancelled);
            return await ConcludeAsync(start.Lease!, start.Run.Mode, pass.Broken, cancelled);
        },
        cancellationToken);

    /// <summary>Carries out the deletions of a held run.</summary>
    internal Task<Run> ApproveAsync(RunStart start, string by, CancellationToken cancellationToken) => WorkAsync(
        start,
        async cancelled =>
        {
            await RemoveMissingAsync(start.Lease!, cancelled);
            var counts = (await store.Runs.FindAsync(start.Run.Id, cancelled))!.Counts;
            return new RunEnd(RunVerdict.OfComplete(counts), $"{RunVerdict.Sentence(counts)} Its {counts.Gone} deletions were approved by {by}.", ListingComplete: true);
        },
        cancellationToken);

    /// <summary>Drops the deletions of a held run.</summary>
    internal Task<Run> RejectAsync(RunStart start, string by, CancellationToken cancellationToken) => WorkAsync(
        start,
        _ => Task.FromResult(new RunEnd(RunState.Rejected, $"Its deletions were rejected by {by}; the records stay.", ListingComplete: true)),
        cancellationToken);

    private async Task<Run> WorkAsync(RunStart start, Func<CancellationToken, Task<RunEnd>> work, CancellationToken cancellationToken)
    {
        var lease = start.Lease!;
        try
        {
            await using var keeper = new LeaseKeeper(store.Runs, lease, time, logger);
            using var overtime = new CancellationTokenSource(options.LongestRun, time);
            using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, keeper.Ended, overtime.Token);
            var end = await RunVerdict.OfAsync(work, keeper, options, overtime.Token, cancelled.Token);
            var run = await store.Runs.EndAsync(lease, end, CancellationToken.None);
            HarvestLog.RunEnds(logger, run.Id, run.Archive, run.State, run.Message);
            feed.Publish(new RunProgress(run, run.Counts.Seen, time.GetUtcNow()));
            return run;
        }
        catch (Exception failure)
        {
            HarvestLog.RunBreaksOff(logger, failure, lease.Run, lease.Archive);
            await store.Runs.ExpireLeaseAsync(lease.Run, lease.Owner, CancellationToken.None);
            throw;
        }
    }

    private async Task WriteAllAsync(RunStart start, IPass pass, StagedBlobs blobs, CancellationToken cancellationToken)
    {
        var before = await store.Sources.CountAsync(start.Run.Archive, cancellationToken);
        Publish(start.Run.Counts);
        var writer = new OutcomeWriter(store.Runs, start.Lease!, blobs, mapping.Merge, options, time, Publish);
        await writer.WriteAllAsync(pass, cancellationToken);

        void Publish(RunCounts counts) => feed.Publish(new RunProgress(start.Run with { Counts = counts }, before.Sources, time.GetUtcNow()));
    }

    private async Task<RunEnd> ConcludeAsync(RunLease lease, RunMode mode, string? broken, CancellationToken cancellationToken)
    {
        var counts = (await store.Runs.FindAsync(lease.Run, cancellationToken))!.Counts;
        if (broken is not null)
        {
            return RunVerdict.OfBroken(counts, broken);
        }

        var isWhole = mode is RunMode.Harvest or RunMode.FullHarvest;
        if (isWhole)
        {
            var missing = await store.Runs.CountMissingAsync(lease.Run, cancellationToken);
            if (ChangeBudget.Refusal(missing, counts, options) is { } refusal)
            {
                return new RunEnd(RunState.Held, refusal, ListingComplete: true);
            }

            counts = counts with { Gone = counts.Gone + await RemoveMissingAsync(lease, cancellationToken) };
        }

        return new RunEnd(RunVerdict.OfComplete(counts), RunVerdict.Sentence(counts), ListingComplete: isWhole);
    }

    private async Task<long> RemoveMissingAsync(RunLease lease, CancellationToken cancellationToken)
    {
        long removed = 0;
        for (var batch = 1; batch > 0;)
        {
            batch = await store.Runs.RemoveMissingAsync(lease, RemovedTogether, mapping.Merge, cancellationToken);
            removed += batch;
        }

        return removed;
    }
}
