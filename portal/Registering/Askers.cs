using System.Security.Claims;

using Hub.Deposition.Accounts;
using Hub.Deposition.Partners;

namespace Hub.Portal.Registering;

/// <summary>Who asks, in the words of the registry of partners.</summary>
public static class Askers
{
    /// <summary>The asker of a page or service that only stewards reach.</summary>
    /// <param name="user">Who is signed in.</param>
    public static PartnerAsker Asker(this ClaimsPrincipal user) =>
        new(user.AccountId() ?? throw new InvalidOperationException("The address asks for nobody's account: its policy is missing."), user.Has(Roles.Curator));
}
