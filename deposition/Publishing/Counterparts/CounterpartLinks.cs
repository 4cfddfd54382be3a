using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Records;
using Hub.Store;

namespace Hub.Deposition.Publishing;

/// <summary>Links a released deposit to the other half of its correlative study, in its depositor's name; takes the link back when it is withdrawn or another half is named.</summary>
/// <param name="links">The links.</param>
/// <param name="accounts">Who deposits.</param>
/// <param name="time">The clock.</param>
public sealed class CounterpartLinks(ILinks links, AccountRegistry accounts, TimeProvider time) : IReleaseFollower
{
    private const string Evidence = "named as the counterpart in the deposit";

    /// <inheritdoc />
    public async Task FollowAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        var wanted = deposit is { IsListed: true, Counterpart.Accession: { } accession }
            ? Link.Of(deposit.Accession, LinkRelation.SpatiallyCorrelatedWith, accession, await SaidAsync(deposit, accounts, time, cancellationToken))
            : null;
        var stated = await links.ReadOfAsync(deposit.Accession, cancellationToken).Where(link => link.Value.Assertions.Any(IsOurs)).ToListAsync(cancellationToken);
        var changes = new List<LinkChange>();
        changes.AddRange(stated.Where(link => link.Value.Id != wanted?.Id).Select(TakenBack));
        if (wanted is not null && !stated.Exists(link => link.Value.Id == wanted.Id))
        {
            var there = await links.FindAsync(wanted.Id, cancellationToken);
            changes.Add(there is null ? new LinkChange(wanted, 0) : new LinkChange(there.Value with { Assertions = [.. there.Value.Assertions, .. wanted.Assertions] }, there.Revision));
        }

        if (changes.Count > 0)
        {
            await links.CommitAsync(changes, [], cancellationToken);
        }
    }

    /// <summary>The depositor's word that both halves belong together.</summary>
    internal static async Task<LinkAssertion> SaidAsync(Deposit deposit, AccountRegistry accounts, TimeProvider time, CancellationToken cancellationToken) => new()
    {
        By = new Asserter(AsserterKind.Depositor, (await accounts.FindAsync(deposit.Owner, cancellationToken))?.Name ?? "the depositor"),
        Evidence = Evidence,
        At = time.GetUtcNow(),
    };

    private static bool IsOurs(LinkAssertion assertion) => assertion is { By.Kind: AsserterKind.Depositor, Evidence: Evidence };

    private static LinkChange TakenBack(Stored<Link> stored)
    {
        IReadOnlyList<LinkAssertion> left = [.. stored.Value.Assertions.Where(assertion => !IsOurs(assertion))];
        return left.Count == 0 && stored.Value.Rejection is null
            ? new LinkChange(stored.Value, stored.Revision, Remove: true)
            : new LinkChange(stored.Value with { Assertions = left }, stored.Revision);
    }
}
