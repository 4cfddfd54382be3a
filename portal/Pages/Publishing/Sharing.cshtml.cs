using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;
using Hub.Portal.Presenting;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>Who else may edit a deposit, who owns it, and who may look at it by a reviewer link.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
/// <param name="drafting">Shares it.</param>
/// <param name="accounts">The people.</param>
/// <param name="links">The reviewer links.</param>
/// <param name="time">The clock.</param>
public sealed class SharingModel(Deposits deposits, TemplateSet templates, Drafting drafting, AccountRegistry accounts, ReviewerLinks links, TimeProvider time) : DepositPage(deposits, templates)
{
    /// <summary>The owner.</summary>
    public Account? Owner { get; private set; }

    /// <summary>Those who may edit it too.</summary>
    public IReadOnlyList<Account> Editors { get; private set; } = [];

    /// <summary>The reviewer links.</summary>
    public IReadOnlyList<ReviewerLink> Links { get; private set; } = [];

    /// <summary>A link just made, shown this once.</summary>
    public string? NewLink { get; private set; }

    /// <summary>Whether a link has ended.</summary>
    /// <param name="link">The link.</param>
    public bool HasEnded(ReviewerLink link) => link.ExpiresAt <= time.GetUtcNow();

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Owner = await accounts.FindAsync(Deposit.Owner, cancellationToken);
        var editors = new List<Account>();
        foreach (var id in Deposit.Editors)
        {
            if (await accounts.FindAsync(id, cancellationToken) is { } editor)
            {
                editors.Add(editor);
            }
        }

        Editors = editors;
        Links = MayEdit ? await links.OfAsync(Accession, cancellationToken) : [];
        return Page();
    }

    /// <summary>Invites an editor.</summary>
    /// <param name="email">Their address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostInviteAsync(string? email, CancellationToken cancellationToken) =>
        DoHereAsync(() => drafting.InviteAsync(Accession, User, email, cancellationToken), $"{email} may edit it now.", cancellationToken);

    /// <summary>Takes the right to edit from somebody.</summary>
    /// <param name="editor">The account.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRemoveAsync(string editor, CancellationToken cancellationToken) => DoAsync(
        () => drafting.RemoveEditorAsync(Accession, User, editor, cancellationToken), "Done.", editor == Me ? "/deposit" : Here + "/people", () => OnGetAsync(cancellationToken));

    /// <summary>Hands it over.</summary>
    /// <param name="email">The new owner's address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostHandOverAsync(string? email, CancellationToken cancellationToken) =>
        DoHereAsync(() => drafting.HandOverAsync(Accession, User, email, cancellationToken), $"{email} owns it now; you may still edit it.", cancellationToken);

    /// <summary>Deletes the draft.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken) => DoAsync(
        () => drafting.DeleteAsync(Accession, User, cancellationToken), $"{Accession} is deleted. You can recover it below for 30 days.", "/deposit", () => OnGetAsync(cancellationToken));

    /// <summary>Makes a reviewer link and shows it.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="blind">Whether names are withheld.</param>
    /// <param name="days">How long it lasts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostLinkAsync(string? name, bool blind, int days, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            var secret = await links.MakeAsync(Accession, User, name, blind, days, cancellationToken);
            NewLink = $"{HubAddress.Of(Request)}/review/{secret}";
            return await OnGetAsync(cancellationToken);
        },
        () => OnGetAsync(cancellationToken));

    /// <summary>Ends a reviewer link.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRevokeAsync(string id, CancellationToken cancellationToken) =>
        DoHereAsync(() => links.RevokeAsync(Accession, User, id, cancellationToken), "The link no longer works.", cancellationToken);

    private Task<IActionResult> DoHereAsync(Func<Task> work, string done, CancellationToken cancellationToken) => DoAsync(work, done, Here + "/people", () => OnGetAsync(cancellationToken));
}
