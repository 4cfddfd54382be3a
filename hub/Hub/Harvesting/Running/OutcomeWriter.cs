using System.Threading.Channels;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Commits outcomes in batches: when one is full, or when its first record has waited long enough.</summary>
internal sealed class OutcomeWriter(
    IRuns runs, RunLease lease, StagedBlobs blobs, AlterationBudget budget, MergeSources merge, HarvestOptions options, TimeProvider time, Action<RunCounts> committed)
{
    /// <summary>How many records could not be had because a wall stood before them.</summary>
    internal long Walls { get; private set; }

    /// <summary>Lets a pass run, and commits what it hands on.</summary>
    internal async Task WriteAllAsync(IPass pass, CancellationToken cancellationToken)
    {
        var outcomes = Channel.CreateBounded<RecordOutcome>(new BoundedChannelOptions(2 * options.BatchRecords) { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var passing = PassAsync(pass, outcomes.Writer, stop.Token);
        try
        {
            // The channel alone tells the end: a batch that ran out of time is no end of a listing.
            while (await outcomes.Reader.WaitToReadAsync(cancellationToken))
            {
                var batch = await BatchAsync(outcomes.Reader, cancellationToken);
                await blobs.SettleAsync(cancellationToken);
                committed(await runs.ApplyAsync(lease, batch, merge, cancellationToken));
            }
        }
        finally
        {
            // Only a failure leaves the pass running here.
            await stop.CancelAsync();
            await passing;
        }
    }

    private RecordOutcome Counted(RecordOutcome outcome)
    {
        Walls += outcome.Problems?.Any(problem => problem.Code == Failures.Wall) == true ? 1 : 0;
        return budget.Judge(outcome);
    }

    /// <summary>Ends the channel with whatever ends the pass; the reader of the channel meets it.</summary>
    private static async Task PassAsync(IPass pass, ChannelWriter<RecordOutcome> outcomes, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Yield();
            await pass.RunAsync(outcomes, cancellationToken);
            outcomes.Complete();
        }
        catch (Exception failure)
        {
            outcomes.Complete(failure);
        }
    }

    private async Task<List<RecordOutcome>> BatchAsync(ChannelReader<RecordOutcome> outcomes, CancellationToken cancellationToken)
    {
        var batch = new List<RecordOutcome>(options.BatchRecords);
        using var due = new CancellationTokenSource(options.BatchTime, time);
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, due.Token);
        try
        {
            do
            {
                while (batch.Count < options.BatchRecords && outcomes.TryRead(out var outcome))
                {
                    batch.Add(Counted(outcome));
                }
            }
            while (batch.Count < options.BatchRecords && await outcomes.WaitToReadAsync(wait.Token));
        }
        catch (OperationCanceledException) when (due.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Its first record has waited long enough.
        }

        return batch;
    }
}
