using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>One link: both directions, who says so, and a curator's word against it.</summary>
/// <param name="links">The links.</param>
/// <param name="panels">Gathers what is shown.</param>
/// <param name="roles">Tells who may reject.</param>
/// <param name="time">The clock.</param>
public sealed class OneLinkModel(ILinks links, LinksPanels panels, IAuthorizationService roles, TimeProvider time) : FormPage
{
    private const int LongestReason = 500;

    /// <summary>The link as its first end sees it.</summary>
    public LinkRow First { get; private set; } = null!;

    /// <summary>The link as its second end sees it.</summary>
    public LinkRow Second { get; private set; } = null!;

    /// <summary>Whether the reader may reject it.</summary>
    public bool MayReject { get; private set; }

    /// <summary>Why it is rejected, as typed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Answers the page.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(id, cancellationToken) is not { } stored)
        {
            return NotFound();
        }

        MayReject = (await roles.AuthorizeAsync(User, Roles.Curator)).Succeeded;
        First = await panels.RowAsync(stored.Value, stored.Value.From, cancellationToken);
        Second = await panels.RowAsync(stored.Value, stored.Value.To, cancellationToken);
        return Page();
    }

    /// <summary>Rejects the link for good.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRejectAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        link => Reason?.Trim() is { Length: > 0 and <= LongestReason } reason
            ? link with { Rejection = new LinkRejection(User.Identity?.Name ?? Me, time.GetUtcNow(), reason) }
            : throw new RefusedException(Refusal.Invalid, "reason-missing", $"Say in 1 to {LongestReason} characters why the link does not hold.") { Field = nameof(Reason) },
        "The link is rejected, and stays so whatever later harvests say.",
        cancellationToken);

    /// <summary>Takes a rejection back.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRestoreAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(id, link => link with { Rejection = null }, "The link stands again.", cancellationToken);

    private async Task<IActionResult> ChangeAsync(string id, Func<Link, Link> change, string done, CancellationToken cancellationToken)
    {
        if (!(await roles.AuthorizeAsync(User, Roles.Curator)).Succeeded)
        {
            return User.Identity?.IsAuthenticated == true ? Forbid() : Challenge();
        }

        return await TryAsync(
            async () =>
            {
                if (await links.FindAsync(id, cancellationToken) is not { } stored)
                {
                    return NotFound();
                }

                await links.CommitAsync([new LinkChange(change(stored.Value), stored.Revision)], [], cancellationToken);
                Done = done;
                return LocalRedirect("/links/" + id);
            },
            () => OnGetAsync(id, cancellationToken));
    }
}
