using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Store;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>The deposits that one owns or edits.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="drafting">Recovers what was deleted.</param>
[Authorize(Policy = Roles.Depositor)]
public sealed class MineModel(Deposits deposits, Drafting drafting) : FormPage
{
    /// <summary>The living ones, those begun last first.</summary>
    public IReadOnlyList<Stored<Deposit>> Living { get; private set; } = [];

    /// <summary>The deleted ones that can be recovered.</summary>
    public IReadOnlyList<Stored<Deposit>> Deleted { get; private set; } = [];

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await deposits.OfAsync(Me, cancellationToken);
        Living = [.. all.Where(stored => stored.Value.DeletedAt is null)];
        Deleted = [.. all.Where(stored => stored.Value.DeletedAt is not null)];
        return Page();
    }

    /// <summary>Recovers a deleted draft.</summary>
    /// <param name="accession">The draft.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRecoverAsync(string accession, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await drafting.RecoverAsync(accession, User, cancellationToken);
            Done = $"{accession} is back.";
            return LocalRedirect("/deposit");
        },
        () => OnGetAsync(cancellationToken));
}
