using System.Security.Cryptography;

using Hub.Store;

using Microsoft.AspNetCore.Identity;

namespace Hub.Deposition.Accounts;

/// <summary>Who has an account, and every change of one. Addresses and ORCID iDs belong to one account each, whoever asks at the same moment.</summary>
/// <param name="documents">Where accounts are kept.</param>
/// <param name="audit">Tells every change.</param>
/// <param name="hasher">ASP.NET Core's.</param>
/// <param name="time">The clock.</param>
public sealed class AccountRegistry(IDocuments documents, AuditLog audit, IPasswordHasher<Account> hasher, TimeProvider time)
{
    private readonly DocumentSet<Account> accounts = new(
        documents, "accounts", AccountsJson.Default.Account, account => account.Id, account => [new DocumentKey("role", account.Role)]);

    private readonly DocumentSet<AccountName> emails = Names(documents, "account-emails");
    private readonly DocumentSet<AccountName> orcids = Names(documents, "account-orcids");

    /// <summary>Registers an account with a password.</summary>
    /// <param name="wanted">What it is registered with.</param>
    /// <param name="role">One of <see cref="Roles.All"/>.</param>
    /// <param name="by">Who registers it, for the audit log; null for the person themselves.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">A value is wrong, or the address has an account.</exception>
    public async Task<Account> RegisterAsync(NewAccount wanted, string role, string? by, CancellationToken cancellationToken)
    {
        var email = AccountValues.Email(wanted.Email);
        var account = New(AccountValues.Name(wanted.Name), role) with { Email = email };
        account = account with { PasswordHash = hasher.HashPassword(account, AccountValues.Password(wanted.Password, email)) };
        await CommitAsync(
            "email-taken", "This e-mail address has an account already; sign in with it.", "email",
            [emails.Write(new AccountName(email, account.Id), 0), accounts.Write(account, 0), audit.Entry(by ?? account.Id, "account-registered", account.Id, $"{account.Name} registered as {role}.")],
            cancellationToken);
        return account;
    }

    /// <summary>The account of an ORCID iD that ORCID has just proved; made where there is none.</summary>
    /// <param name="orcid">The bare iD.</param>
    /// <param name="name">The name at ORCID; may be hidden there.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">The iD is none.</exception>
    public async Task<Account> OfOrcidAsync(string orcid, string? name, CancellationToken cancellationToken)
    {
        Demand(orcid);
        if (await NamedAsync(orcids, orcid, cancellationToken) is { } known)
        {
            return known;
        }

        var account = New(string.IsNullOrWhiteSpace(name) ? orcid : AccountValues.Name(name), Roles.Depositor) with { Orcid = orcid };
        await CommitAsync(
            "orcid-taken", "This ORCID iD has just been registered; sign in again.", "orcid",
            [orcids.Write(new AccountName(orcid, account.Id), 0), accounts.Write(account, 0), audit.Entry(account.Id, "account-registered", account.Id, $"{account.Name} registered by ORCID.")],
            cancellationToken);
        return account;
    }

    /// <summary>Adds a proved ORCID iD to an account.</summary>
    /// <param name="id">The account.</param>
    /// <param name="orcid">The bare iD.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">The iD belongs to another account.</exception>
    public async Task<Account> AddOrcidAsync(string id, string orcid, CancellationToken cancellationToken)
    {
        Demand(orcid);
        var stored = await DemandAsync(id, cancellationToken);
        if (stored.Value.Orcid == orcid)
        {
            return stored.Value;
        }

        var changed = stored.Value with { Orcid = orcid };
        var writes = new List<DocumentWrite> { orcids.Write(new AccountName(orcid, id), 0), accounts.Write(changed, stored.Revision), audit.Entry(id, "orcid-added", id, $"ORCID {orcid} was added.") };
        if (stored.Value.Orcid is { } earlier)
        {
            writes.Add(orcids.Remove(earlier, expectedRevision: null));
        }

        await CommitAsync("orcid-taken", "This ORCID iD belongs to another account. Sign in by ORCID to use that one.", "orcid", writes, cancellationToken);
        return changed;
    }

    /// <summary>An account; null where there is none, closed ones too.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Account?> FindAsync(string id, CancellationToken cancellationToken) => (await accounts.FindAsync(id, cancellationToken))?.Value;

    /// <summary>The account of an address; null where there is none or the text is no address.</summary>
    /// <param name="email">In any case.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        NamedAsync(emails, email.Trim().ToLowerInvariant(), cancellationToken);

    /// <summary>Streams all accounts.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<Account> ReadAsync(CancellationToken cancellationToken) => accounts.ReadAsync(cancellationToken).Select(stored => stored.Value);

    /// <summary>Gives an account another role.</summary>
    /// <param name="id">The account.</param>
    /// <param name="role">One of <see cref="Roles.All"/>.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">There is no such account or role, or it would leave no administrator.</exception>
    public async Task ChangeRoleAsync(string id, string role, string by, CancellationToken cancellationToken)
    {
        if (!Roles.All.Contains(role))
        {
            throw new RefusedException(Refusal.Invalid, "role-unknown", $"'{role}' is no role; roles are {string.Join(", ", Roles.All)}.") { Field = "role" };
        }

        await ChangeAsync(id, account => account with { Role = role }, by, "role-changed", $"The role is now {role}.", cancellationToken);
    }

    /// <summary>Closes an account, or opens it again.</summary>
    /// <param name="id">The account.</param>
    /// <param name="closed">Whether it is to be closed.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">There is no such account, or it would leave no administrator.</exception>
    public Task SetClosedAsync(string id, bool closed, string by, CancellationToken cancellationToken) => ChangeAsync(
        id, account => account with { ClosedAt = closed ? time.GetUtcNow() : null }, by,
        closed ? "account-closed" : "account-opened", closed ? "The account was closed." : "The account was opened again.", cancellationToken);

    /// <summary>Gives an account another password.</summary>
    /// <param name="id">The account.</param>
    /// <param name="password">As typed.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">There is no such account, or the password may not be used.</exception>
    public Task ChangePasswordAsync(string id, string password, string by, CancellationToken cancellationToken) => ChangeAsync(
        id, account => account with { PasswordHash = hasher.HashPassword(account, AccountValues.Password(password, account.Email)) }, by,
        "password-changed", "The password was changed.", cancellationToken);

    private async Task ChangeAsync(string id, Func<Account, Account> change, string by, string action, string detail, CancellationToken cancellationToken)
    {
        var stored = await DemandAsync(id, cancellationToken);
        var changed = change(stored.Value);
        if (IsAdministrator(stored.Value) && !IsAdministrator(changed))
        {
            await DemandAnotherAdministratorAsync(id, cancellationToken);
        }

        await CommitAsync(
            "account-changed", "The account was changed by somebody else just now; look again, then repeat.", null,
            [accounts.Write(changed, stored.Revision), audit.Entry(by, action, id, detail)], cancellationToken);
    }

    private async Task DemandAnotherAdministratorAsync(string id, CancellationToken cancellationToken)
    {
        if (!await accounts.ReadByKeyAsync("role", Roles.Administrator, cancellationToken).AnyAsync(other => other.Value.Id != id && IsAdministrator(other.Value), cancellationToken))
        {
            throw new RefusedException(Refusal.Conflict, "last-administrator", "This is the last administrator; give the role to another account first.");
        }
    }

    private static bool IsAdministrator(Account account) => account is { Role: Roles.Administrator, ClosedAt: null };

    private static void Demand(string orcid)
    {
        if (!AccountValues.IsOrcid(orcid))
        {
            throw new RefusedException(Refusal.Invalid, "orcid-invalid", "ORCID answered with something that is no ORCID iD; try again later.") { Field = "orcid" };
        }
    }

    private static DocumentSet<AccountName> Names(IDocuments documents, string collection) =>
        new(documents, collection, AccountsJson.Default.AccountName, name => name.Value, name => [new DocumentKey("account", name.Account)]);

    private Account New(string name, string role) => new()
    {
        Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
        Name = name,
        Role = role,
        CreatedAt = time.GetUtcNow(),
    };

    private async Task<Account?> NamedAsync(DocumentSet<AccountName> names, string value, CancellationToken cancellationToken) =>
        value.Length is > 0 and <= 254 && await names.FindAsync(value, cancellationToken) is { } name ? await FindAsync(name.Value.Account, cancellationToken) : null;

    private async Task<Stored<Account>> DemandAsync(string id, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) ?? throw new RefusedException(Refusal.Unknown, "account-unknown", "There is no such account.");

    private async Task CommitAsync(string code, string message, string? field, IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        try
        {
            await documents.CommitAsync(writes, cancellationToken);
        }
        catch (RevisionConflictException)
        {
            throw new RefusedException(Refusal.Conflict, code, message) { Field = field };
        }
    }
}
