using System.Security.Claims;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Accounts;

/// <summary>
/// What the cookie means: it carries a session's secret and nothing else. Account and role are read for each request, so
/// that a revoked session, a closed account or another role counts at once.
/// </summary>
/// <param name="sessions">The sessions.</param>
/// <param name="accounts">The accounts.</param>
internal sealed class SessionCookie(Sessions sessions, AccountRegistry accounts) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var cancelled = context.HttpContext.RequestAborted;
        if (context.Principal?.FindFirstValue(HubClaims.Secret) is { } secret
            && await sessions.FindAsync(secret, cancelled) is { } session
            && await accounts.FindAsync(session.Account, cancelled) is { ClosedAt: null } account)
        {
            context.ReplacePrincipal(HubClaims.Of(account, account.Role, context.Scheme.Name, new Claim(HubClaims.Session, session.Id)));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    // Programs are told; people are led to the form.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        IsPage(context.Request) ? base.RedirectToLogin(context) : Status(context, StatusCodes.Status401Unauthorized);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) => Status(context, StatusCodes.Status403Forbidden);

    private static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsPost(request.Method));

    private static Task Status(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
