using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Harvesting;
using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>Stops runs and decides on held ones for a person, and notes it in the audit log.</summary>
/// <param name="harvester">Carries decisions out.</param>
/// <param name="store">Knows the runs.</param>
/// <param name="audit">The audit log.</param>
public sealed class RunDecisions(Harvester harvester, IRecordStore store, AuditLog audit)
{
    /// <summary>Asks a run to stop, and tells in a sentence what comes of it.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="by">The account's id, or <c>command</c>.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">No such run is running.</exception>
    public async Task<string> StopAsync(long run, string by, CancellationToken cancellationToken)
    {
        if (!await store.Runs.RequestStopAsync(run, cancellationToken))
        {
            throw new RefusedException(Refusal.Conflict, "run-not-running", $"Run {run} is not running, so it cannot be stopped.");
        }

        await NoteAsync(by, "run-stopped", run);
        return (await store.Runs.FindAsync(run, cancellationToken))!.State == RunState.Stopped
            ? $"Run {run} is stopped: its process was dead."
            : $"Run {run} is asked to stop, and ends within seconds; what it brought stays.";
    }

    /// <summary>Carries out what a held run left for a decision, to the end once it has begun.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="by">The account's id, or <c>command</c>.</param>
    /// <param name="name">Who decides, as the run's message names them.</param>
    /// <exception cref="RefusedException">It is not held, or another run has the archive.</exception>
    public Task<string> ApproveAsync(long run, string by, string name) => DecideAsync(run, by, "run-approved", () => harvester.ApproveAsync(run, name, CancellationToken.None));

    /// <summary>Drops what a held run left for a decision, and takes back what it altered.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="by">The account's id, or <c>command</c>.</param>
    /// <param name="name">Who decides, as the run's message names them.</param>
    /// <exception cref="RefusedException">It is not held, or another run has the archive.</exception>
    public Task<string> RejectAsync(long run, string by, string name) => DecideAsync(run, by, "run-rejected", () => harvester.RejectAsync(run, name, CancellationToken.None));

    private async Task<string> DecideAsync(long run, string by, string action, Func<Task<Run>> decide)
    {
        try
        {
            var ended = await decide();
            await NoteAsync(by, action, run);
            return $"Run {ended.Id} over {ended.Archive} is {ended.State.ToString().ToLowerInvariant()}. {ended.Message}";
        }
        catch (Exception refused) when (refused is RunRefusedException or InvalidOperationException)
        {
            throw new RefusedException(Refusal.Conflict, "run-not-decided", refused.Message);
        }
    }

    private async Task NoteAsync(string by, string action, long run)
    {
        var decided = (await store.Runs.FindAsync(run, CancellationToken.None))!;
        await store.Documents.CommitAsync([audit.Entry(by, action, decided.Archive, $"Run {run} over {decided.Archive}.")], CancellationToken.None);
    }
}
