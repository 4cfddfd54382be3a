using System.Security.Claims;
using System.Text.Encodings.Web;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Hub.Deposition.Accounts;

/// <summary>Signs programs in by <c>Authorization: Bearer hub_…</c>; the role is the lesser of the account's and the scopes'.</summary>
/// <param name="options">None of its own.</param>
/// <param name="logger">The log.</param>
/// <param name="encoder">Of addresses.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="accounts">The accounts.</param>
internal sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens, AccountRegistry accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string SchemeName = "Bearer";
    private const string Word = "Bearer ";

    internal static bool IsIn(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsIn(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var secret = Request.Headers.Authorization.ToString()[Word.Length..].Trim();
        if (await tokens.FindAsync(secret, Context.RequestAborted) is not { } token || await accounts.FindAsync(token.Account, Context.RequestAborted) is not { ClosedAt: null } account)
        {
            return AuthenticateResult.Fail("The token is unknown, has ended, or its account is closed.");
        }

        var principal = HubClaims.Of(account, Roles.Lesser(account.Role, TokenScopes.Role(token.Scopes)), Scheme.Name, [.. token.Scopes.Select(scope => new Claim(HubClaims.Scope, scope))]);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"hub\"";
        return base.HandleChallengeAsync(properties);
    }
}
