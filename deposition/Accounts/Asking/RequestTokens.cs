using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Deposition.Accounts;

/// <summary>
/// Guards every change that rides on a browser's cookie against other sites: the request must carry the form token, in the
/// form or in the header <c>RequestVerificationToken</c>. Razor pages check theirs; this checks everything else.
/// </summary>
public static class RequestTokens
{
    /// <summary>Adds the guard; after authentication.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseRequestTokens(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!NeedsToken(context) || await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            await next(context);
            return;
        }

        throw new RefusedException(Refusal.Invalid, "request-token", "A change made with a browser's session needs the form token, in the header RequestVerificationToken. Programs use an API token instead.");
    });

    private static bool NeedsToken(HttpContext context) =>
        context.User.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme
        && context.Request.Method is not ("GET" or "HEAD" or "OPTIONS" or "TRACE")
        && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null;
}
