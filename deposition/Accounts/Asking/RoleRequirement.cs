using Microsoft.AspNetCore.Authorization;

namespace Hub.Deposition.Accounts;

/// <summary>Asks for a role, and of a token for the scope that the request needs.</summary>
/// <param name="Role">One of <see cref="Roles.All"/>.</param>
public sealed record RoleRequirement(string Role) : IAuthorizationRequirement;
