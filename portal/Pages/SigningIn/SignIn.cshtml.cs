using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>Signs in by password; leads to ORCID where that is set up.</summary>
/// <param name="passwords">Checks passwords.</param>
/// <param name="signIns">Begins sessions.</param>
/// <param name="schemes">Knows whether ORCID is set up.</param>
public sealed class SignInModel(PasswordSignIn passwords, SignIns signIns, IAuthenticationSchemeProvider schemes) : FormPage
{
    /// <summary>Where to go after.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>As typed.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>As typed; never shown again.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Why a sign-in elsewhere failed: a word, for which the page has a sentence.</summary>
    [FromQuery(Name = "problem")]
    public string? Problem { get; set; }

    /// <summary>Whether ORCID is offered.</summary>
    public bool OffersOrcid { get; private set; }

    /// <summary>Answers the page.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        OffersOrcid = await schemes.GetSchemeAsync(OrcidSignIn.Scheme) is not null;
        return Page();
    }

    /// <summary>Signs in.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            var account = await passwords.CheckAsync(Email, Password, HttpContext.Connection.RemoteIpAddress?.ToString(), cancellationToken);
            await signIns.BeginAsync(HttpContext, account);
            return Next(ReturnUrl, "/deposit");
        },
        OnGetAsync);
}
