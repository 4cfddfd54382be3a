using System.Security.Claims;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Hub.Deposition.Accounts;

/// <summary>What is done with ORCID's answer: its token answer names iD and name; a session begins, or the iD is added to the account that asked.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="signIns">Begins the session.</param>
internal sealed class OrcidEvents(AccountRegistry accounts, SignIns signIns) : OAuthEvents
{
    public override Task CreatingTicket(OAuthCreatingTicketContext context)
    {
        foreach (var name in new[] { "orcid", "name" })
        {
            if (context.TokenResponse.Response?.RootElement.TryGetProperty(name, out var value) == true && value.GetString() is { } text)
            {
                context.Identity?.AddClaim(new Claim(name, text));
            }
        }

        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var (orcid, name) = (context.Principal?.FindFirstValue("orcid") ?? "", context.Principal?.FindFirstValue("name"));
        var cancelled = context.HttpContext.RequestAborted;
        try
        {
            var account = context.Properties?.Items.TryGetValue(OrcidSignIn.AddTo, out var id) == true && id is not null
                ? await accounts.AddOrcidAsync(id, orcid, cancelled)
                : await accounts.OfOrcidAsync(orcid, name, cancelled);
            if (account.ClosedAt is not null)
            {
                throw new RefusedException(Refusal.Forbidden, "account-closed", "This account is closed.");
            }

            context.Principal = await signIns.PrincipalAsync(context.HttpContext, account);
        }
        catch (RefusedException refused)
        {
            Leave(context, refused.Code);
        }
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        Leave(context, "orcid-failed");
        return Task.CompletedTask;
    }

    private static void Leave(HandleRequestContext<RemoteAuthenticationOptions> context, string code)
    {
        context.Response.Redirect("/account/sign-in?problem=" + Uri.EscapeDataString(code));
        context.HandleResponse();
    }
}
