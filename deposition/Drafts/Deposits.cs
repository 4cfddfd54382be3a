using System.Security.Claims;

using Hub.Deposition.Accessions;
using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;
using Hub.Store;

using Microsoft.Extensions.Options;

namespace Hub.Deposition.Drafts;

/// <summary>The deposits of everybody: who may see and change which, and every change with its audit entry in one commit.</summary>
/// <param name="documents">Where they are kept.</param>
/// <param name="accessions">Gives accessions.</param>
/// <param name="audit">Tells every change.</param>
/// <param name="options">How long deleted drafts are kept.</param>
/// <param name="time">The clock.</param>
public sealed class Deposits(IDocuments documents, AccessionNumbers accessions, AuditLog audit, IOptions<DepositionOptions> options, TimeProvider time)
{
    private const string Member = "member", State = "state", Outstanding = "outstanding";

    private readonly DocumentSet<Deposit> deposits = new(documents, "deposits", DraftsJson.Default.Deposit, deposit => deposit.Accession, Keys);

    /// <summary>Begins a draft and reserves its accession, which is durable when this returns.</summary>
    /// <param name="owner">The account's id.</param>
    /// <param name="template">The kind of study.</param>
    /// <param name="submission">What it begins with; the accession is put in.</param>
    /// <param name="cancellationToken">Stops before the draft is there; a number may stay unused.</param>
    public async Task<Stored<Deposit>> BeginAsync(string owner, string template, Submission submission, CancellationToken cancellationToken)
    {
        var accession = await accessions.NextAsync(cancellationToken);
        var deposit = new Deposit { Accession = accession, Owner = owner, Template = template, Submission = Marked(submission, accession, template), CreatedAt = time.GetUtcNow() };
        return await CommitAsync(deposit, 0, owner, "deposit-begun", $"A draft of the kind {template} was begun.", cancellationToken);
    }

    /// <summary>A deposit, if who asks may do with it what they want. To others it is as unknown as one that never was.</summary>
    /// <param name="accession">The accession.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="ask">What for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">There is none for who asks, or who asks may see it but not do this.</exception>
    public async Task<Stored<Deposit>> OpenAsync(string accession, ClaimsPrincipal asker, DepositAsk ask, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(accession, cancellationToken);
        if (stored is null || !May(stored.Value, asker, DepositAsk.See))
        {
            throw new RefusedException(Refusal.Unknown, "deposit-unknown", "You have no such deposit. Its owner can invite you by your e-mail address.");
        }

        if (!May(stored.Value, asker, ask))
        {
            throw new RefusedException(Refusal.Forbidden, "deposit-forbidden", ask == DepositAsk.Own ? "Only the deposit's owner may do this." : "You may see this deposit and not change it so.");
        }

        return ask == DepositAsk.Own || stored.Value.DeletedAt is null ? stored : throw new RefusedException(Refusal.Conflict, "deposit-deleted", "This deposit was deleted; its owner can recover it.");
    }

    /// <summary>A deposit for the hub itself; null where there is none.</summary>
    /// <param name="accession">The accession.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Stored<Deposit>?> FindAsync(string accession, CancellationToken cancellationToken) =>
        accession.Length is > 0 and <= 100 ? await deposits.FindAsync(accession, cancellationToken) : null;

    /// <summary>The deposits that an account owns or edits, deleted ones too, those begun last first.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<Stored<Deposit>>> OfAsync(string account, CancellationToken cancellationToken)
    {
        var all = await deposits.ReadByKeyAsync(Member, account, cancellationToken).ToListAsync(cancellationToken);
        return [.. all.OrderByDescending(stored => stored.Value.CreatedAt)];
    }

    /// <summary>Streams the deposits in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<Stored<Deposit>> ReadAsync(DepositState state, CancellationToken cancellationToken) =>
        deposits.ReadByKeyAsync(State, state.ToString(), cancellationToken);

    /// <summary>Streams all deposits.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<Stored<Deposit>> ReadAsync(CancellationToken cancellationToken) => deposits.ReadAsync(cancellationToken);

    /// <summary>Streams the deposits whose last decision has not reached the record store.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<Stored<Deposit>> ReadOutstandingAsync(CancellationToken cancellationToken) => deposits.ReadByKeyAsync(Outstanding, "yes", cancellationToken);

    /// <summary>Writes a change with its audit entry.</summary>
    /// <param name="deposit">As it is to be.</param>
    /// <param name="revision">The revision that who changes it has seen.</param>
    /// <param name="by">Who: an account's id, <c>command</c> or <c>hub</c>.</param>
    /// <param name="action">A stable word.</param>
    /// <param name="detail">One sentence.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RefusedException">It was changed meanwhile; nothing was written.</exception>
    public async Task<Stored<Deposit>> CommitAsync(Deposit deposit, long revision, string by, string action, string detail, CancellationToken cancellationToken)
    {
        try
        {
            var revisions = await documents.CommitAsync([deposits.Write(deposit, revision), audit.Entry(by, action, deposit.Accession, detail)], cancellationToken);
            return new Stored<Deposit>(deposit, revisions[0], time.GetUtcNow());
        }
        catch (RevisionConflictException)
        {
            throw new RefusedException(Refusal.Conflict, "changed-meanwhile", $"{deposit.Accession} was changed in another window or by a co-author after you opened it. Nothing of theirs was overwritten; load the page again to see it, and add yours.");
        }
    }

    /// <summary>Takes out drafts that were deleted so long ago that they cannot be recovered. Their accessions stay used.</summary>
    /// <param name="cancellationToken">Stops between two.</param>
    /// <returns>How many went.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.RecoverDays);
        var gone = await ReadAsync(DepositState.Draft, cancellationToken).Where(stored => stored.Value.DeletedAt <= before).ToListAsync(cancellationToken);
        foreach (var stored in gone)
        {
            await documents.CommitAsync(
                [deposits.Remove(stored.Value.Accession, stored.Revision), audit.Entry("hub", "deposit-purged", stored.Value.Accession, $"It was deleted {options.Value.RecoverDays} days ago.")],
                cancellationToken);
        }

        return gone.Count;
    }

    /// <summary>The document with its accession and kind of study in it, where the validator and the importer look for them.</summary>
    /// <param name="submission">The document.</param>
    /// <param name="accession">The accession.</param>
    /// <param name="template">The kind of study.</param>
    internal static Submission Marked(Submission submission, string accession, string template) => submission with
    {
        Accno = accession,
        Attributes = [.. submission.Attributes.Where(attribute => !attribute.Is(DepositTemplate.Attribute)), new PageTabAttribute(DepositTemplate.Attribute, template)],
    };

    private static bool May(Deposit deposit, ClaimsPrincipal asker, DepositAsk ask) => ask switch
    {
        DepositAsk.See => deposit.IsOf(asker.AccountId()) || asker.Has(Roles.Steward),
        DepositAsk.Edit => deposit.IsOf(asker.AccountId()),
        DepositAsk.Own => deposit.Owner == asker.AccountId(),
        _ => asker.Has(Roles.Curator),
    };

    private static IReadOnlyList<DocumentKey> Keys(Deposit deposit) =>
    [
        new DocumentKey(State, deposit.State.ToString()),
        .. deposit.Editors.Append(deposit.Owner).Distinct().Select(account => new DocumentKey(Member, account)),
        .. deposit.IsOutstanding ? [new DocumentKey(Outstanding, "yes")] : Array.Empty<DocumentKey>(),
    ];
}
