using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Deposition.Accounts;

/// <summary>Sign-in by ORCID: OAuth 2.0 with an authorisation code, scope <c>/authenticate</c>.</summary>
public static class OrcidSignIn
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "orcid";

    /// <summary>The item of the challenge's properties that names the account to which the iD is to be added.</summary>
    public const string AddTo = "account";

    /// <summary>Adds the scheme where the settings have a client id.</summary>
    /// <param name="authentication">Where to.</param>
    /// <param name="options">The settings.</param>
    internal static void AddOrcid(this AuthenticationBuilder authentication, AccountsOptions options)
    {
        if (options.OrcidClientId.Length == 0)
        {
            return;
        }

        var address = options.OrcidAddress.TrimEnd('/');
        authentication.Services.AddTransient<OrcidEvents>();
        authentication.AddOAuth(Scheme, "ORCID", orcid =>
        {
            orcid.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            orcid.ClientId = options.OrcidClientId;
            orcid.ClientSecret = options.OrcidClientSecret;
            orcid.CallbackPath = "/account/orcid/callback";
            orcid.AuthorizationEndpoint = address + "/oauth/authorize";
            orcid.TokenEndpoint = address + "/oauth/token";
            orcid.Scope.Add("/authenticate");
            orcid.EventsType = typeof(OrcidEvents);
            orcid.CorrelationCookie.SameSite = SameSiteMode.Lax;
            orcid.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }
}
