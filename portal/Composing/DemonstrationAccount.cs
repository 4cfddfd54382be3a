using Hub.Deposition.Accounts;

namespace Hub.Portal.Composing;

/// <summary>The account that may do everything in a demonstration, with another password each time it starts.</summary>
public static class DemonstrationAccount
{
    /// <summary>What it signs in with.</summary>
    public const string Email = "demo@example.org";

    /// <summary>Makes the account where there is none, and gives it a new password.</summary>
    /// <param name="accounts">The accounts of the demonstration's own data.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The password.</returns>
    public static async Task<string> RenewAsync(AccountRegistry accounts, CancellationToken cancellationToken)
    {
        var password = Secret.New()[..12];
        if (await accounts.FindByEmailAsync(Email, cancellationToken) is { } known)
        {
            await accounts.ChangePasswordAsync(known.Id, password, "demonstration", cancellationToken);
        }
        else
        {
            await accounts.RegisterAsync(new NewAccount("Demonstration", Email, password), Roles.Administrator, "demonstration", cancellationToken);
        }

        return password;
    }
}
