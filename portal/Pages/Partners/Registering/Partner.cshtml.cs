using Hub.Deposition.Accounts;
using Hub.Deposition.Partners;
using Hub.Portal.Registering;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>One registered partner: its definition and versions, the dry run, and the decisions.</summary>
/// <param name="partners">The registered partners.</param>
/// <param name="dryRun">Tries definitions.</param>
[Authorize(Policy = Roles.Steward)]
public sealed class PartnerModel(PartnerRegistry partners, DryRun dryRun) : FormPage
{
    /// <summary>The partner.</summary>
    public Partner Shown { get; private set; } = null!;

    /// <summary>Its versions, newest first.</summary>
    public IReadOnlyList<PartnerVersion> Versions { get; private set; } = [];

    /// <summary>The text in the editor: what was typed, or the newest version.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>What the dry run found; null before one.</summary>
    public DryRunReport? Tried { get; private set; }

    /// <summary>Answers the page.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        Shown = await partners.FindAsync(id, User.Asker(), cancellationToken);
        Versions = await partners.ReadVersionsAsync(id, cancellationToken).OrderByDescending(version => version.Number).ToListAsync(cancellationToken);
        Definition = Definition.Length > 0 ? Definition : Versions[0].Json;
        return Page();
    }

    /// <summary>Saves another version.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="definition">Its text.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostSaveAsync(string id, string? definition, CancellationToken cancellationToken)
    {
        Definition = definition ?? "";
        return DoAsync(id, () => partners.SaveAsync(Definition, id, User.Asker(), cancellationToken), "The definition is saved as a new version.", cancellationToken);
    }

    /// <summary>Tries the newest version.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostTryAsync(string id, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await OnGetAsync(id, cancellationToken);
            Tried = await dryRun.RunAsync(PartnerRules.Parse(Versions[0].Json), cancellationToken);
            return Page();
        },
        () => OnGetAsync(id, cancellationToken));

    /// <summary>Hands the newest version to the curators.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostSubmitAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(id, () => partners.SubmitAsync(id, User.Asker(), cancellationToken), "The newest version waits for a curator.", cancellationToken);

    /// <summary>Approves the submitted version.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostApproveAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(id, () => partners.ApproveAsync(id, User.Asker(), cancellationToken), "Approved: the first harvest begins now.", cancellationToken);

    /// <summary>Gives the submitted version back.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="note">What is to be changed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostReturnAsync(string id, string? note, CancellationToken cancellationToken) =>
        DoAsync(id, () => partners.ReturnAsync(id, note, User.Asker(), cancellationToken), "Returned to its steward.", cancellationToken);

    /// <summary>Goes back to a version that was approved once.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="number">The version.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRollBackAsync(string id, int number, CancellationToken cancellationToken) =>
        DoAsync(id, () => partners.RollBackAsync(id, number, User.Asker(), cancellationToken), "The archive is read by that version again.", cancellationToken);

    /// <summary>Takes the partner out of the schedule.</summary>
    /// <param name="id">The partner.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostSuspendAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(id, () => partners.SuspendAsync(id, User.Asker(), cancellationToken), "It is harvested no more; what was read stays.", cancellationToken);

    private Task<IActionResult> DoAsync(string id, Func<Task> work, string done, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await work();
            Done = done;
            return LocalRedirect("/partners/" + id);
        },
        () => OnGetAsync(id, cancellationToken));
}
