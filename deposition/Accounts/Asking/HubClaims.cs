using System.Security.Claims;

namespace Hub.Deposition.Accounts;

/// <summary>What is known of who asks.</summary>
public static class HubClaims
{
    /// <summary>A token's scope; browsers have none.</summary>
    public const string Scope = "scope";

    /// <summary>The digest of a browser's session; tokens have none.</summary>
    public const string Session = "session";

    internal const string Secret = "secret";

    /// <summary>The account's id; null for nobody signed in.</summary>
    /// <param name="asker">Who asks.</param>
    public static string? AccountId(this ClaimsPrincipal asker) => asker.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>The role that counts for this request; null for nobody signed in.</summary>
    /// <param name="asker">Who asks.</param>
    public static string? Role(this ClaimsPrincipal asker) => asker.FindFirstValue(ClaimTypes.Role);

    /// <summary>Whether who asks has a role, or one that includes it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="role">One of <see cref="Roles.All"/>.</param>
    public static bool Has(this ClaimsPrincipal asker, string role) => Roles.Includes(asker.Role(), role);

    internal static ClaimsPrincipal Of(Account account, string role, string scheme, params Claim[] more) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.Id), new Claim(ClaimTypes.Name, account.Name), new Claim(ClaimTypes.Role, role), .. more], scheme));
}
