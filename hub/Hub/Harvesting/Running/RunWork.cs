using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Harvesting;

/// <summary>What is done under a lease: the way through an archive's records, the conclusion, and the decisions on a held run.</summary>
internal sealed class RunWork(IRecordStore store, Mapping mapping, RunFeed feed, HarvestOptions options, TimeProvider time, ILogger logger)
{
    private readonly RunConclusion conclusion = new(store, mapping.Merge, options);

    /// <summary>Goes through the records, and alters and deletes as far as the budget allows.</summary>
    internal Task<Run> PassAsync(RunStart start, IPass pass, StagedBlobs blobs, CancellationToken cancellationToken) => WorkAsync(
        start,
        async cancelled =>
        {
            var walls = await WriteAllAsync(start, pass, blobs, cancelled);
            return await conclusion.OfAsync(start, pass, walls, cancelled);
        },
        cancellationToken);

    /// <summary>Carries out what a held run left for a decision: the changes that wait, and the deletions.</summary>
    internal Task<Run> ApproveAsync(RunStart start, string by, CancellationToken cancellationToken) =>
        WorkAsync(start, cancelled => conclusion.ApproveAsync(start, by, cancelled), cancellationToken);

    /// <summary>Drops what a held run left for a decision, and takes back what it altered.</summary>
    internal Task<Run> RejectAsync(RunStart start, string by, CancellationToken cancellationToken) =>
        WorkAsync(start, cancelled => conclusion.RejectAsync(start, by, cancelled), cancellationToken);

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
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            HarvestLog.RunPauses(logger, lease.Run, lease.Archive);
            await GiveBackAsync(lease, because: null);
            throw;
        }
        catch (Exception failure)
        {
            HarvestLog.RunBreaksOff(logger, failure, lease.Run, lease.Archive);
            await GiveBackAsync(lease, Failures.OfHub(failure));
            throw;
        }
    }

    // What broke the run off, such as a full disk, may break this off too: then the lease lapses by itself.
    private async Task GiveBackAsync(RunLease lease, string? because)
    {
        try
        {
            await store.Runs.ExpireLeaseAsync(lease.Run, lease.Owner, because, CancellationToken.None);
        }
        catch (Exception failure)
        {
            HarvestLog.LeaseNotGivenBack(logger, failure, lease.Run, lease.Archive);
        }
    }

    private async Task<long> WriteAllAsync(RunStart start, IPass pass, StagedBlobs blobs, CancellationToken cancellationToken)
    {
        var before = await store.Sources.CountAsync(start.Run.Archive, cancellationToken);
        Publish(start.Run.Counts);
        var writer = new OutcomeWriter(store.Runs, start.Lease!, blobs, await BudgetAsync(start.Run, cancellationToken), mapping.Merge, options, time, Publish);
        await writer.WriteAllAsync(pass, cancellationToken);
        return writer.Walls;

        void Publish(RunCounts counts) => feed.Publish(new RunProgress(start.Run with { Counts = counts }, before.Sources, time.GetUtcNow()));
    }

    /// <summary>Only what an archive says by itself is within a budget: a replay and an import are asked for by somebody.</summary>
    private async Task<AlterationBudget> BudgetAsync(Run run, CancellationToken cancellationToken) => run.Mode is RunMode.Harvest or RunMode.FullHarvest
        ? new AlterationBudget(ChangeBudget.Alterations(run.RecordsBefore, options), await store.Runs.CountSetAsideAsync(run.Id, cancellationToken))
        : new AlterationBudget(long.MaxValue, 0);
}
