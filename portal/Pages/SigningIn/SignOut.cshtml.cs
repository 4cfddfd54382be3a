using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>Ends the browser's session.</summary>
/// <param name="signIns">Ends sessions.</param>
public sealed class SignOutModel(SignIns signIns) : PageModel
{
    /// <summary>There is nothing to see; the first page is shown.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <summary>Ends the session.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await signIns.EndAsync(HttpContext);
        return LocalRedirect("/");
    }
}
