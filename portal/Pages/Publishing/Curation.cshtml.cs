using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Store;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>The deposits that wait for a curator, the longest waiting first, and those that are private.</summary>
/// <param name="deposits">The deposits.</param>
[Authorize(Policy = Roles.Curator)]
public sealed class CurationModel(Deposits deposits) : PageModel
{
    private const int Most = 500;

    /// <summary>Those that wait.</summary>
    public IReadOnlyList<Stored<Deposit>> Waiting { get; private set; } = [];

    /// <summary>Those that are accepted and wait for their day.</summary>
    public IReadOnlyList<Stored<Deposit>> Private { get; private set; } = [];

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Waiting = [.. (await deposits.ReadAsync(DepositState.Submitted, cancellationToken).Take(Most).ToListAsync(cancellationToken)).OrderBy(stored => stored.ChangedAt)];
        Private = [.. (await deposits.ReadAsync(DepositState.Private, cancellationToken).Take(Most).ToListAsync(cancellationToken)).OrderBy(stored => stored.Value.ReleaseDate)];
    }
}
