using Hub.Deposition;
using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>One's own account: sessions, tokens, ORCID and password.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="sessions">The sessions.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="passwords">Checks the old password before a new one.</param>
/// <param name="schemes">Knows whether ORCID is set up.</param>
[Authorize(Policy = Roles.Depositor)]
public sealed class AccountModel(AccountRegistry accounts, Sessions sessions, ApiTokens tokens, PasswordSignIn passwords, IAuthenticationSchemeProvider schemes) : FormPage
{
    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>Its living sessions.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Its tokens.</summary>
    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    /// <summary>A token just made, shown this once.</summary>
    public string? NewToken { get; private set; }

    /// <summary>Whether ORCID is set up.</summary>
    public bool OffersOrcid { get; private set; }

    /// <summary>The session that asks.</summary>
    public string? ThisSession => User.Claims.FirstOrDefault(claim => claim.Type == HubClaims.Session)?.Value;

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Account = await accounts.FindAsync(Me, cancellationToken) ?? throw new RefusedException(Refusal.Unknown, "account-unknown", "The account is gone.");
        Sessions = await sessions.OfAsync(Me, cancellationToken);
        Tokens = await tokens.OfAsync(Me, cancellationToken);
        OffersOrcid = await schemes.GetSchemeAsync(OrcidSignIn.Scheme) is not null;
        return Page();
    }

    /// <summary>Makes a token and shows it.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="days">How long it lasts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostTokenAsync(string? name, string[] scopes, int days, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            NewToken = await tokens.MakeAsync(Me, name, scopes, days, cancellationToken);
            return await OnGetAsync(cancellationToken);
        },
        () => OnGetAsync(cancellationToken));

    /// <summary>Revokes a token.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostRevokeTokenAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(() => tokens.RevokeAsync(Me, id, cancellationToken), "The token no longer works.", cancellationToken);

    /// <summary>Ends one session, or all but this one.</summary>
    /// <param name="id">Its id; empty for all others.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostEndSessionsAsync(string? id, CancellationToken cancellationToken) =>
        DoAsync(() => sessions.RevokeAsync(Me, session => id is null ? session.Id != ThisSession : session.Id == id, Me, cancellationToken), "Signed out there.", cancellationToken);

    /// <summary>Changes the password; every other session ends.</summary>
    /// <param name="old">The present one.</param>
    /// <param name="password">The new one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostPasswordAsync(string? old, string? password, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            var account = await accounts.FindAsync(Me, cancellationToken);
            await passwords.CheckAsync(account?.Email, old, HttpContext.Connection.RemoteIpAddress?.ToString(), cancellationToken);
            await accounts.ChangePasswordAsync(Me, password ?? "", Me, cancellationToken);
            await sessions.RevokeAsync(Me, session => session.Id != ThisSession, Me, cancellationToken);
        },
        "The password is changed, and every other session has ended.",
        cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> work, string done, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await work();
            Done = done;
            return LocalRedirect("/account");
        },
        () => OnGetAsync(cancellationToken));
}
