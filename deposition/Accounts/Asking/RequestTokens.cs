using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Deposition.Accounts;

/// <summary>
/// Guards every change that rides on a browser's cookie against other sites: the request must carry the form token, in the
/// form or in the header <c>RequestVerificationToken</c>. Razor pages check theirs; this checks everything else. Programs
/// change nothing by pages, so that a stolen API token cannot make a more powerful one.
/// </summary>
public static class RequestTokens
{
    /// <summary>Adds the guard; after authentication.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseRequestTokens(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
        var way = Changes(context.Request) ? context.User.Identity?.AuthenticationType : null;
        if (way == BearerTokens.SchemeName && isPage)
        {
            throw new RefusedException(Refusal.Forbidden, "page-by-token", "Pages are for people; programs change things under /api.");
        }

        if (way == CookieAuthenticationDefaults.AuthenticationScheme && !isPage && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            throw new RefusedException(Refusal.Invalid, "request-token", "A change made with a browser's session needs the form token, in the header RequestVerificationToken. Programs use an API token instead.");
        }

        await next(context);
    });

    private static bool Changes(HttpRequest request) => request.Method is not ("GET" or "HEAD" or "OPTIONS" or "TRACE");
}
