using Hub.Store;

using Microsoft.Extensions.Options;

namespace Hub.Deposition.Accounts;

/// <summary>The sessions of all accounts. The store has only digests of their secrets.</summary>
/// <param name="documents">Where they are kept.</param>
/// <param name="audit">Tells beginnings and revocations.</param>
/// <param name="options">How long they last.</param>
/// <param name="time">The clock.</param>
public sealed class Sessions(IDocuments documents, AuditLog audit, IOptions<AccountsOptions> options, TimeProvider time)
{
    private const int LongestBrowser = 200;

    private readonly DocumentSet<Session> sessions = new(
        documents, "sessions", AccountsJson.Default.Session, session => session.Id, session => [new DocumentKey("account", session.Account)]);

    /// <summary>Begins a session and returns its secret, which is not kept. Sessions of the account that have ended are swept.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="browser">What the browser calls itself.</param>
    /// <param name="address">The network address.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<string> BeginAsync(string account, string? browser, string? address, CancellationToken cancellationToken)
    {
        var secret = Secret.New();
        var now = time.GetUtcNow();
        var session = new Session
        {
            Id = Secret.Digest(secret),
            Account = account,
            CreatedAt = now,
            ExpiresAt = now.AddDays(options.Value.SessionDays),
            Browser = browser is { Length: > LongestBrowser } ? browser[..LongestBrowser] : browser,
            Address = address,
        };
        var ended = await sessions.ReadByKeyAsync("account", account, cancellationToken).Where(other => other.Value.ExpiresAt <= now).Take(100).ToListAsync(cancellationToken);
        await documents.CommitAsync(
            [sessions.Write(session, 0), audit.Entry(account, "signed-in", account, "A session began."), .. ended.Select(other => sessions.Remove(other.Value.Id, expectedRevision: null))],
            cancellationToken);
        return secret;
    }

    /// <summary>The living session of a secret; null where there is none.</summary>
    /// <param name="secret">As the browser sent it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Session?> FindAsync(string secret, CancellationToken cancellationToken) =>
        await sessions.FindAsync(Secret.Digest(secret), cancellationToken) is { } stored && stored.Value.ExpiresAt > time.GetUtcNow() ? stored.Value : null;

    /// <summary>The living sessions of an account, the newest first.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<Session>> OfAsync(string account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var living = await sessions.ReadByKeyAsync("account", account, cancellationToken).Select(stored => stored.Value).Where(session => session.ExpiresAt > now).ToListAsync(cancellationToken);
        return [.. living.OrderByDescending(session => session.CreatedAt)];
    }

    /// <summary>Ends sessions of an account at once.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="which">Which of its sessions.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>How many were ended.</returns>
    public async Task<int> RevokeAsync(string account, Func<Session, bool> which, string by, CancellationToken cancellationToken)
    {
        var chosen = await sessions.ReadByKeyAsync("account", account, cancellationToken).Select(stored => stored.Value).Where(which).ToListAsync(cancellationToken);
        if (chosen.Count > 0)
        {
            await documents.CommitAsync(
                [.. chosen.Select(session => sessions.Remove(session.Id, expectedRevision: null)), audit.Entry(by, "sessions-revoked", account, $"{chosen.Count} of the account's sessions ended.")],
                cancellationToken);
        }

        return chosen.Count;
    }
}
