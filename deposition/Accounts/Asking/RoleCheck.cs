using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Accounts;

/// <summary>Answers <see cref="RoleRequirement"/>.</summary>
internal sealed class RoleCheck : AuthorizationHandler<RoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (context.User.Has(requirement.Role) && IsInScope(context, requirement.Role))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    // The scopes of curation and administration are in the role already; reading and writing deposits are told apart here.
    private static bool IsInScope(AuthorizationHandlerContext context, string role)
    {
        var scopes = context.User.FindAll(HubClaims.Scope).Select(claim => claim.Value).ToList();
        var changes = context.Resource is not HttpContext { Request.Method: "GET" or "HEAD" };
        return scopes.Count == 0 || role != Roles.Depositor || TokenScopes.Allow(scopes, changes);
    }
}
