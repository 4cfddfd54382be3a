using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Portal.Api;

/// <summary>Leads to ORCID, to sign in or, for somebody signed in, to add the iD to the account. The answer comes to <c>/account/orcid/callback</c>.</summary>
public static class OrcidRoute
{
    /// <summary>Maps <c>/account/orcid</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapOrcid(this IEndpointRouteBuilder routes) => routes.MapGet("/account/orcid", LeadAsync).ExcludeFromDescription();

    private static async Task<IResult> LeadAsync(string? returnUrl, HttpContext context, IAuthenticationSchemeProvider schemes)
    {
        if (await schemes.GetSchemeAsync(OrcidSignIn.Scheme) is null)
        {
            return TypedResults.NotFound();
        }

        var properties = new AuthenticationProperties { RedirectUri = RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl : "/account" };
        if (context.User.AccountId() is { } account)
        {
            properties.Items[OrcidSignIn.AddTo] = account;
            properties.RedirectUri = "/account";
        }

        return TypedResults.Challenge(properties, [OrcidSignIn.Scheme]);
    }
}
