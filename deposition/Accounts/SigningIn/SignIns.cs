using System.Security.Claims;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Accounts;

/// <summary>Begins and ends a browser's session.</summary>
/// <param name="sessions">The sessions of all accounts.</param>
public sealed class SignIns(Sessions sessions)
{
    /// <summary>Begins a session and gives the browser its cookie. An earlier session of the same browser ends.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">Who has proved to be the account's owner.</param>
    public async Task BeginAsync(HttpContext context, Account account)
    {
        await EndAsync(context);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, await PrincipalAsync(context, account), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Ends the browser's session, if it has one.</summary>
    /// <param name="context">The request.</param>
    public async Task EndAsync(HttpContext context)
    {
        var signed = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (signed.Principal?.FindFirstValue(HubClaims.Session) is { } digest && signed.Principal.AccountId() is { } account)
        {
            await sessions.RevokeAsync(account, session => session.Id == digest, account, context.RequestAborted);
        }

        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>A new session's secret as the cookie carries it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">Whose session it is.</param>
    internal async Task<ClaimsPrincipal> PrincipalAsync(HttpContext context, Account account)
    {
        var secret = await sessions.BeginAsync(account.Id, context.Request.Headers.UserAgent.ToString(), context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted);
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(HubClaims.Secret, secret)], CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
