using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>Registers a depositor, who is signed in at once.</summary>
/// <param name="registration">Registers.</param>
/// <param name="signIns">Begins sessions.</param>
public sealed class RegisterModel(SelfRegistration registration, SignIns signIns) : FormPage
{
    /// <summary>Where to go after.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>As typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>As typed.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>As typed; never shown again.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether anybody may register.</summary>
    public bool IsOpen => registration.IsOpen;

    /// <summary>Answers the page.</summary>
    public IActionResult OnGet() => Page();

    /// <summary>Registers.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            var account = await registration.RegisterAsync(new NewAccount(Name ?? "", Email ?? "", Password ?? ""), HttpContext.Connection.RemoteIpAddress?.ToString(), cancellationToken);
            await signIns.BeginAsync(HttpContext, account);
            return Next(ReturnUrl, "/deposit");
        },
        () => Task.FromResult(OnGet()));
}
