using Hub.Deposition;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>A page with a form: what is refused is said above the form, and what was typed stays.</summary>
public abstract class FormPage : PageModel
{
    /// <summary>What was refused, to be shown above the form; null where nothing was.</summary>
    public RefusedException? Refused { get; private set; }

    /// <summary>What was done, to be shown once after a redirect.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The account's id of who asks.</summary>
    protected string Me => Hub.Deposition.Accounts.HubClaims.AccountId(User) ?? throw new InvalidOperationException("The page asks for nobody's account: its policy is missing.");

    /// <summary>Whether a value is at fault, for <c>aria-invalid</c>.</summary>
    /// <param name="field">The value's name.</param>
    public string? Invalid(string field) => Refused?.Field == field ? "true" : null;

    /// <summary>Does something, and shows the page again with the reason where it is refused.</summary>
    /// <param name="work">What to do; gives where to go.</param>
    /// <param name="again">Reads what the page shows.</param>
    protected async Task<IActionResult> TryAsync(Func<Task<IActionResult>> work, Func<Task<IActionResult>> again)
    {
        try
        {
            return await work();
        }
        catch (RefusedException refused) when (refused.Kind != Refusal.Unknown)
        {
            Refused = refused;
            var shown = await again();
            Response.StatusCode = refused.Kind switch
            {
                Refusal.TooMany => StatusCodes.Status429TooManyRequests,
                Refusal.Conflict => StatusCodes.Status409Conflict,
                Refusal.Forbidden => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status400BadRequest,
            };
            return shown;
        }
    }

    /// <summary>Where to go next: the address given, if it is one of this hub, else the other.</summary>
    /// <param name="wanted">From the request.</param>
    /// <param name="otherwise">A path of this hub.</param>
    protected IActionResult Next(string? wanted, string otherwise) => LocalRedirect(Url.IsLocalUrl(wanted) ? wanted : otherwise);
}
