using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hub.Deposition.Accounts;

/// <summary>Checks passwords. An unknown address is answered like a wrong password, after the same work, and both are throttled alike.</summary>
public sealed class PasswordSignIn
{
    private readonly AccountRegistry accounts;
    private readonly IPasswordHasher<Account> hasher;
    private readonly FailureCounts byAccount, byAddress;
    private readonly Account nobody;

    /// <summary>Makes a checker with counts of its own.</summary>
    /// <param name="accounts">Who has an account.</param>
    /// <param name="hasher">ASP.NET Core's.</param>
    /// <param name="options">How many failures are allowed.</param>
    /// <param name="time">The clock.</param>
    public PasswordSignIn(AccountRegistry accounts, IPasswordHasher<Account> hasher, IOptions<AccountsOptions> options, TimeProvider time)
    {
        (this.accounts, this.hasher) = (accounts, hasher);
        var window = TimeSpan.FromMinutes(options.Value.ThrottleMinutes);
        byAccount = new FailureCounts(options.Value.FailuresPerAccount, window, time);
        byAddress = new FailureCounts(options.Value.FailuresPerAddress, window, time);
        nobody = new Account { Id = "", Name = "", Role = Roles.Depositor, CreatedAt = DateTimeOffset.UnixEpoch };
        nobody = nobody with { PasswordHash = hasher.HashPassword(nobody, Secret.New()) };
    }

    /// <summary>The account whose address and password these are.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">The network address that tries.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="RefusedException">They are not, the account is closed, or too many tries failed.</exception>
    public async Task<Account> CheckAsync(string? email, string? password, string? address, CancellationToken cancellationToken)
    {
        var name = Secret.Digest((email ?? "").Trim().ToLowerInvariant());
        var from = address ?? "unknown";
        if (byAccount.Wait(name) is not null || byAddress.Wait(from) is not null)
        {
            throw new RefusedException(Refusal.TooMany, "too-many-attempts", "Too many attempts failed. Wait a quarter of an hour, then try again.");
        }

        var account = await accounts.FindByEmailAsync(email ?? "", cancellationToken);
        if (!IsPassword(account, password) || account is not { ClosedAt: null })
        {
            byAccount.Add(name);
            byAddress.Add(from);
            throw new RefusedException(Refusal.Invalid, "sign-in-failed", "E-mail address or password is wrong, or the account is closed.");
        }

        byAccount.Clear(name);
        return account;
    }

    // Where there is no account or no password, the same work is done on nobody's, which nothing matches.
    private bool IsPassword(Account? account, string? password)
    {
        var whose = account?.PasswordHash is null ? nobody : account;
        return hasher.VerifyHashedPassword(whose, whose.PasswordHash!, password is { Length: <= 512 } ? password : "") != PasswordVerificationResult.Failed;
    }
}
