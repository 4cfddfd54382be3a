using System.Security.Claims;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Store;

namespace Hub.Deposition.Publishing;

/// <summary>The reviewer links of all deposits. The store has only digests of their secrets.</summary>
/// <param name="documents">Where they are kept.</param>
/// <param name="deposits">The deposits.</param>
/// <param name="audit">Tells every change.</param>
/// <param name="time">The clock.</param>
public sealed class ReviewerLinks(IDocuments documents, Deposits deposits, AuditLog audit, TimeProvider time)
{
    private const int MostLinks = 50, LongestDays = 400, LongestName = 80;

    private readonly DocumentSet<ReviewerLink> links = new(
        documents, "reviewer-links", DraftsJson.Default.ReviewerLink, link => link.Id, link => [new DocumentKey("accession", link.Accession)]);

    /// <summary>Makes a link and returns its secret; this is the only time it can be seen.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">One of its people.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="isBlind">Whether authors, institutions and funding are withheld.</param>
    /// <param name="days">How long it lasts.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RefusedException">They may not, or a value is wrong.</exception>
    public async Task<string> MakeAsync(string accession, ClaimsPrincipal asker, string? name, bool isBlind, int days, CancellationToken cancellationToken)
    {
        await deposits.OpenAsync(accession, asker, DepositAsk.Edit, cancellationToken);
        var called = (name ?? "").Trim();
        if (called.Length is 0 or > LongestName || called.Any(char.IsControl))
        {
            throw new RefusedException(Refusal.Invalid, "link-name", $"Name the link after who gets it, such as the journal, in at most {LongestName} characters.") { Field = "name" };
        }

        if (days is < 1 or > LongestDays)
        {
            throw new RefusedException(Refusal.Invalid, "link-days", $"A link lasts 1 to {LongestDays} days.") { Field = "days" };
        }

        if ((await OfAsync(accession, cancellationToken)).Count >= MostLinks)
        {
            throw new RefusedException(Refusal.Conflict, "link-many", $"A deposit has at most {MostLinks} links; revoke one first.");
        }

        var (secret, now) = (Secret.New(), time.GetUtcNow());
        var link = new ReviewerLink { Id = Secret.Digest(secret), Accession = accession, Name = called, IsBlind = isBlind, CreatedAt = now, ExpiresAt = now.AddDays(days) };
        await documents.CommitAsync([links.Write(link, 0), audit.Entry(asker.AccountId()!, "reviewer-link-made", accession, $"A {(isBlind ? "double-blind " : "")}reviewer link lasts {days} days.")], cancellationToken);
        return secret;
    }

    /// <summary>A deposit's links, ended ones too, the newest first.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<ReviewerLink>> OfAsync(string accession, CancellationToken cancellationToken)
    {
        var all = await links.ReadByKeyAsync("accession", accession, cancellationToken).Select(stored => stored.Value).ToListAsync(cancellationToken);
        return [.. all.OrderByDescending(link => link.CreatedAt)];
    }

    /// <summary>Ends a link at once.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">One of its people.</param>
    /// <param name="id">The link's id.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RefusedException">They may not, or the deposit has no such link.</exception>
    public async Task RevokeAsync(string accession, ClaimsPrincipal asker, string id, CancellationToken cancellationToken)
    {
        await deposits.OpenAsync(accession, asker, DepositAsk.Edit, cancellationToken);
        if ((await OfAsync(accession, cancellationToken)).All(link => link.Id != id))
        {
            throw new RefusedException(Refusal.Unknown, "link-unknown", "The deposit has no such link.");
        }

        await documents.CommitAsync([links.Remove(id, expectedRevision: null), audit.Entry(asker.AccountId()!, "reviewer-link-revoked", accession, "A reviewer link was revoked.")], cancellationToken);
    }

    /// <summary>The living link of a secret with its deposit; null where there is none.</summary>
    /// <param name="secret">From the address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<(ReviewerLink Link, Deposit Deposit)?> FindAsync(string secret, CancellationToken cancellationToken) =>
        secret.Length <= 200 && await links.FindAsync(Secret.Digest(secret), cancellationToken) is { } stored && stored.Value.ExpiresAt > time.GetUtcNow()
        && await deposits.FindAsync(stored.Value.Accession, cancellationToken) is { Value: { DeletedAt: null } and not { State: DepositState.Withdrawn } } deposit
            ? (stored.Value, deposit.Value)
            : null;
}
