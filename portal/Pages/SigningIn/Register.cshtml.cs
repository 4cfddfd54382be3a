using Hub.Deposition;
using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Hub.Portal.Pages;

/// <summary>Registers a depositor, who is signed in at once.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="signIns">Begins sessions.</param>
/// <param name="options">Whether anybody may register.</param>
public sealed class RegisterModel(AccountRegistry accounts, SignIns signIns, IOptions<AccountsOptions> options) : FormPage
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
    public bool IsOpen => options.Value.Registration;

    /// <summary>Answers the page.</summary>
    public IActionResult OnGet() => Page();

    /// <summary>Registers.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            if (!IsOpen)
            {
                throw new RefusedException(Refusal.Forbidden, "registration-closed", "Accounts of this hub are made by its administrators; ask them for one.");
            }

            var account = await accounts.RegisterAsync(new NewAccount(Name ?? "", Email ?? "", Password ?? ""), Roles.Depositor, by: null, cancellationToken);
            await signIns.BeginAsync(HttpContext, account);
            return Next(ReturnUrl, "/deposit");
        },
        () => Task.FromResult(OnGet()));
}
