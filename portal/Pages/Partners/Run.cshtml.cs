using Hub.Deposition.Accounts;
using Hub.Harvesting;
using Hub.Portal.Operating;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>One run: what it met, how it ended, what it changed or waits to change; a curator stops it, or decides on it.</summary>
/// <param name="archives">The archives as configured.</param>
/// <param name="store">Knows the run.</param>
/// <param name="changes">What it changed.</param>
/// <param name="decisions">Carries out what a curator decides.</param>
/// <param name="roles">Tells who may decide.</param>
public sealed class RunModel(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, RunChanges changes, RunDecisions decisions, IAuthorizationService roles) : FormPage
{
    /// <summary>The most changed records shown.</summary>
    public const int MostShown = 200;

    /// <summary>The archive.</summary>
    public ArchiveDefinition Archive { get; private set; } = null!;

    /// <summary>The run.</summary>
    public Run Shown { get; private set; } = null!;

    /// <summary>The first changes and deletions that wait for a decision.</summary>
    public IReadOnlyList<RecordDifference> Waiting { get; private set; } = [];

    /// <summary>The first changes that a held run let through, or a replay made.</summary>
    public IReadOnlyList<RecordDifference> Changed { get; private set; } = [];

    /// <summary>Whether the reader may stop the run or decide on it.</summary>
    public bool MayDecide { get; private set; }

    /// <summary>Answers the page.</summary>
    /// <param name="id">The archive's id.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string id, long run, CancellationToken cancellationToken)
    {
        var archive = archives.FirstOrDefault(each => each.Id == id);
        var found = await store.Runs.FindAsync(run, cancellationToken);
        if (archive is null || found is null || found.Archive != id)
        {
            return NotFound();
        }

        (Archive, Shown) = (archive, found);
        MayDecide = (await roles.AuthorizeAsync(User, Roles.Curator)).Succeeded;
        Waiting = await changes.ReadWaitingAsync(found, cancellationToken).Take(MostShown).ToListAsync(cancellationToken);
        Changed = await changes.ReadDoneAsync(found, cancellationToken).Take(MostShown).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>Asks the run to stop.</summary>
    /// <param name="id">The archive's id.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostStopAsync(string id, long run, CancellationToken cancellationToken) =>
        DecideAsync(id, run, () => decisions.StopAsync(run, Me, cancellationToken), cancellationToken);

    /// <summary>Carries out what the run left for a decision.</summary>
    /// <param name="id">The archive's id.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostApproveAsync(string id, long run, CancellationToken cancellationToken) =>
        DecideAsync(id, run, () => decisions.ApproveAsync(run, Me, User.Identity?.Name ?? Me), cancellationToken);

    /// <summary>Drops what the run left for a decision, and takes back what it altered.</summary>
    /// <param name="id">The archive's id.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRejectAsync(string id, long run, CancellationToken cancellationToken) =>
        DecideAsync(id, run, () => decisions.RejectAsync(run, Me, User.Identity?.Name ?? Me), cancellationToken);

    private async Task<IActionResult> DecideAsync(string id, long run, Func<Task<string>> decide, CancellationToken cancellationToken)
    {
        if (!(await roles.AuthorizeAsync(User, Roles.Curator)).Succeeded)
        {
            return User.Identity?.IsAuthenticated == true ? Forbid() : Challenge();
        }

        return await TryAsync(
            async () =>
            {
                if ((await store.Runs.FindAsync(run, cancellationToken))?.Archive != id)
                {
                    return NotFound();
                }

                Done = await decide();
                return LocalRedirect($"/archives/{id}/runs/{run}");
            },
            () => OnGetAsync(id, run, cancellationToken));
    }
}
