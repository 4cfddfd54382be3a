using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>All accounts and their roles, for administrators.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="sessions">The sessions, which end when an account is closed.</param>
[Authorize(Policy = Roles.Administrator)]
public sealed class PeopleModel(AccountRegistry accounts, Sessions sessions) : FormPage
{
    /// <summary>The most accounts shown at once.</summary>
    public const int Most = 500;

    /// <summary>The accounts whose name, address or ORCID iD holds the words.</summary>
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    /// <summary>Words to find accounts by.</summary>
    [FromQuery(Name = "q")]
    public string? Words { get; set; }

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var words = (Words ?? "").Trim();
        Accounts = await accounts.ReadAsync(cancellationToken)
            .Where(account => new[] { account.Name, account.Email, account.Orcid }.Any(text => text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true))
            .Take(Most).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>Gives a role.</summary>
    /// <param name="id">The account.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRoleAsync(string id, string role, CancellationToken cancellationToken) =>
        DoAsync(() => accounts.ChangeRoleAsync(id, role, Me, cancellationToken), "The role is changed.", cancellationToken);

    /// <summary>Closes or opens an account.</summary>
    /// <param name="id">The account.</param>
    /// <param name="closed">Whether it is to be closed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostCloseAsync(string id, bool closed, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await accounts.SetClosedAsync(id, closed, Me, cancellationToken);
            await sessions.RevokeAsync(id, _ => closed, Me, cancellationToken);
        },
        closed ? "The account is closed and signed out everywhere." : "The account is open again.",
        cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> work, string done, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await work();
            Done = done;
            return LocalRedirect("/account/people");
        },
        () => OnGetAsync(cancellationToken));
}
