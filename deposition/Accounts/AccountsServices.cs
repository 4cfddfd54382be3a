using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hub.Deposition.Accounts;

/// <summary>Puts accounts among a host's services.</summary>
public static class AccountsServices
{
    /// <summary>Adds accounts, sessions, tokens and the audit log; needs <see cref="Store.IDocuments"/> and a <see cref="TimeProvider"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">The settings, checked.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, AccountsOptions options)
    {
        services.AddSingleton(Options.Create(options));
        services.TryAddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AccountRegistry>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<PasswordSignIn>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<SelfRegistration>();
        return services;
    }

    /// <summary>Adds the ways to sign in, and a policy for each role.</summary>
    /// <param name="services">The host's services, with <see cref="AddAccounts"/> among them.</param>
    /// <param name="options">The settings, checked.</param>
    public static IServiceCollection AddSigningIn(this IServiceCollection services, AccountsOptions options)
    {
        const string Either = "Hub";
        services.AddTransient<SessionCookie>();
        services.AddSingleton<IAuthorizationHandler, RoleCheck>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, either => either.ForwardDefaultSelector = context =>
                BearerTokens.IsIn(context.Request) ? BearerTokens.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => Shape(cookie, options))
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.SchemeName, null)
            .AddOrcid(options);
        var authorization = services.AddAuthorizationBuilder();
        foreach (var role in Roles.All)
        {
            authorization.AddPolicy(role, policy => policy.AddRequirements(new RoleRequirement(role)));
        }

        return services;
    }

    private static void Shape(CookieAuthenticationOptions cookie, AccountsOptions options)
    {
        cookie.EventsType = typeof(SessionCookie);
        cookie.Cookie.Name = "hub-session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = "/account/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = TimeSpan.FromDays(options.SessionDays);
        cookie.SlidingExpiration = false;
    }
}
