using Hub.Store;

namespace Hub.Deposition.Accounts;

/// <summary>The tokens of all accounts. The store has only their digests.</summary>
/// <param name="documents">Where they are kept.</param>
/// <param name="audit">Tells every change.</param>
/// <param name="time">The clock.</param>
public sealed class ApiTokens(IDocuments documents, AuditLog audit, TimeProvider time)
{
    /// <summary>What every token begins with, so that scanners of public code find one that got there.</summary>
    public const string Prefix = "hub_";

    private const int MostTokens = 50, LongestName = 80, LongestDays = 400;

    private readonly DocumentSet<ApiToken> tokens = new(
        documents, "tokens", AccountsJson.Default.ApiToken, token => token.Id, token => [new DocumentKey("account", token.Account)]);

    /// <summary>Makes a token and returns it; this is the only time it can be seen.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="days">How long it lasts, 1 to 400.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">A value is wrong, or the account has too many tokens.</exception>
    public async Task<string> MakeAsync(string account, string? name, IReadOnlyList<string> scopes, int days, CancellationToken cancellationToken)
    {
        var called = (name ?? "").Trim();
        if (called.Length is 0 or > LongestName || called.Any(char.IsControl))
        {
            throw new RefusedException(Refusal.Invalid, "token-name", $"Name the token after the program that uses it, in at most {LongestName} characters.") { Field = "name" };
        }

        if (scopes.Count == 0 || scopes.Except(TokenScopes.All.Select(each => each.Scope)).Any())
        {
            throw new RefusedException(Refusal.Invalid, "token-scopes", $"Choose what the token may do: {string.Join(", ", TokenScopes.All.Select(each => each.Scope))}.") { Field = "scopes" };
        }

        if (days is < 1 or > LongestDays)
        {
            throw new RefusedException(Refusal.Invalid, "token-days", $"A token lasts 1 to {LongestDays} days.") { Field = "days" };
        }

        if ((await OfAsync(account, cancellationToken)).Count >= MostTokens)
        {
            throw new RefusedException(Refusal.Conflict, "token-many", $"An account has at most {MostTokens} tokens; revoke one first.");
        }

        var secret = Prefix + Secret.New();
        var now = time.GetUtcNow();
        var token = new ApiToken { Id = Secret.Digest(secret), Account = account, Name = called, Scopes = [.. scopes.Distinct()], CreatedAt = now, ExpiresAt = now.AddDays(days) };
        await documents.CommitAsync([tokens.Write(token, 0), audit.Entry(account, "token-made", account, $"A token may {string.Join(", ", token.Scopes)} for {days} days.")], cancellationToken);
        return secret;
    }

    /// <summary>The living token of a secret; null where there is none.</summary>
    /// <param name="secret">As the program sent it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ApiToken?> FindAsync(string secret, CancellationToken cancellationToken) =>
        secret.StartsWith(Prefix, StringComparison.Ordinal) && await tokens.FindAsync(Secret.Digest(secret), cancellationToken) is { } stored && stored.Value.ExpiresAt > time.GetUtcNow()
            ? stored.Value
            : null;

    /// <summary>An account's tokens, ended ones too, the newest first.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<ApiToken>> OfAsync(string account, CancellationToken cancellationToken)
    {
        var all = await tokens.ReadByKeyAsync("account", account, cancellationToken).Select(stored => stored.Value).ToListAsync(cancellationToken);
        return [.. all.OrderByDescending(token => token.CreatedAt)];
    }

    /// <summary>Ends a token at once.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="id">The token's id.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">The account has no such token.</exception>
    public async Task RevokeAsync(string account, string id, CancellationToken cancellationToken)
    {
        if ((await OfAsync(account, cancellationToken)).All(token => token.Id != id))
        {
            throw new RefusedException(Refusal.Unknown, "token-unknown", "The account has no such token.");
        }

        await documents.CommitAsync([tokens.Remove(id, expectedRevision: null), audit.Entry(account, "token-revoked", account, "A token was revoked.")], cancellationToken);
    }
}
