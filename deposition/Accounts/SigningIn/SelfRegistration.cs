using Microsoft.Extensions.Options;

namespace Hub.Deposition.Accounts;

/// <summary>Registers people who come by themselves; one network address cannot fill the hub with accounts, nor ask which addresses have one.</summary>
public sealed class SelfRegistration
{
    private readonly AccountRegistry accounts;
    private readonly AccountsOptions options;
    private readonly FailureCounts tries;

    /// <summary>Makes one with counts of its own.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="options">Whether anybody may register, and how often.</param>
    /// <param name="time">The clock.</param>
    public SelfRegistration(AccountRegistry accounts, IOptions<AccountsOptions> options, TimeProvider time)
    {
        (this.accounts, this.options) = (accounts, options.Value);
        tries = new FailureCounts(options.Value.RegistrationsPerAddress, TimeSpan.FromHours(1), time);
    }

    /// <summary>Whether anybody may register.</summary>
    public bool IsOpen => options.Registration;

    /// <summary>Registers a depositor.</summary>
    /// <param name="wanted">What they typed.</param>
    /// <param name="address">The network address that asks.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">Nobody may, too many came from that address, or a value is wrong.</exception>
    public async Task<Account> RegisterAsync(NewAccount wanted, string? address, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            throw new RefusedException(Refusal.Forbidden, "registration-closed", "Accounts of this hub are made by its administrators; ask them for one.");
        }

        var from = address ?? "unknown";
        if (tries.Wait(from) is not null)
        {
            throw new RefusedException(Refusal.TooMany, "registrations-many", "Too many registrations came from your network. Try again in an hour, or ask an administrator of this hub for an account.");
        }

        tries.Add(from);
        return await accounts.RegisterAsync(wanted, Roles.Depositor, by: null, cancellationToken);
    }
}
