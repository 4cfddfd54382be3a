using System.Runtime.ExceptionServices;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>What a run is called at its end, and the sentence that says why.</summary>
internal static class RunVerdict
{
    /// <summary>Lets the work end by itself, by a stop, or by running out of time; anything else, such as a lease lost to another process, is no end and is thrown.</summary>
    internal static async Task<RunEnd> OfAsync(
        Func<CancellationToken, Task<RunEnd>> work, LeaseKeeper keeper, HarvestOptions options, CancellationToken overtime, CancellationToken cancelled)
    {
        try
        {
            return await work(cancelled);
        }
        catch (OperationCanceledException) when (keeper.StopRequested)
        {
            return new RunEnd(RunState.Stopped, "It was stopped on request. What it brought stays, and nothing was deleted after that.", ListingComplete: false);
        }
        catch (OperationCanceledException) when (keeper.Failure is not null)
        {
            ExceptionDispatchInfo.Throw(keeper.Failure);
            throw;
        }
        catch (OperationCanceledException) when (overtime.IsCancellationRequested)
        {
            return new RunEnd(
                RunState.Partial,
                $"It took longer than {options.LongestRun} (LongestRun) and was ended. What it brought stays, and nothing was deleted. Raise the limit, or the archive's requests per second.",
                ListingComplete: false);
        }
    }

    /// <summary>After a wall that stood where the listing or many records were due.</summary>
    internal static RunEnd OfWall(RunCounts counts, string met) => new(
        RunState.Held,
        $"A wall, a login or an error page stood where the archive's answers were due; {counts.Seen} records were met, what is known of the others stays, and nothing was deleted. {met}",
        ListingComplete: false);

    /// <summary>After a listing that broke off.</summary>
    internal static RunEnd OfBroken(RunCounts counts, string broken) => new(
        counts.Seen == 0 ? RunState.Failed : RunState.Partial,
        $"The listing broke off after {counts.Seen} records, so nothing was deleted: {broken}",
        ListingComplete: false);

    /// <summary>After a listing read to its end.</summary>
    internal static RunState OfComplete(RunCounts counts) => counts switch
    {
        { Failed: 0, Seen: > 0 } => RunState.Succeeded,
        { Seen: var seen, Failed: var failed } when seen == failed => RunState.Failed,
        _ => RunState.Partial,
    };

    /// <summary>The counts in words.</summary>
    internal static string Sentence(RunCounts counts) => counts switch
    {
        { Seen: 0, Gone: 0 } => "There was no record at all. Look at the archive's address and endpoints.",
        { Failed: 0 } => $"All {counts.Seen} records could be read.",
        _ => $"{counts.Failed} of {counts.Seen} records could not be fetched or read; what was known of them stays. Their reasons are listed with the archive.",
    };
}
