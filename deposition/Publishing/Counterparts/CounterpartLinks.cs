using Hub.Correlation;
using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Records;
using Hub.Store;

namespace Hub.Deposition.Publishing;

/// <summary>Links a released deposit to the other half of its correlative study, with the transformation between the two, in its depositor's name; takes both back when it is withdrawn or another half is named.</summary>
/// <param name="links">The links.</param>
/// <param name="transformations">The transformations between them.</param>
/// <param name="blobs">Keeps the registration files.</param>
/// <param name="accounts">Who deposits.</param>
/// <param name="time">The clock.</param>
public sealed class CounterpartLinks(ILinks links, StoredTransformations transformations, IBlobStore blobs, AccountRegistry accounts, TimeProvider time) : IReleaseFollower
{
    private const string Evidence = "named as the counterpart in the deposit";

    /// <inheritdoc />
    public async Task FollowAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        var wanted = deposit is { IsListed: true, Counterpart.Accession: { } accession }
            ? Link.Of(deposit.Accession, LinkRelation.SpatiallyCorrelatedWith, accession, new LinkAssertion { By = await DepositorAsync(deposit, cancellationToken), Evidence = Evidence, At = time.GetUtcNow() })
            : null;
        await FollowRegistrationAsync(deposit, wanted, cancellationToken);
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

    private async Task FollowRegistrationAsync(Deposit deposit, Link? wanted, CancellationToken cancellationToken)
    {
        var registered = wanted is null ? null : RegisteredTransformation.Of(deposit, wanted.Assertions[0].By, time.GetUtcNow())?.Transformation;
        var kept = await transformations.FindAsync(RegisteredTransformation.IdOf(deposit.Accession), cancellationToken);
        if (kept is not null && registered is not null && IsSame(kept, registered))
        {
            return;
        }

        if (kept is not null)
        {
            await transformations.RemoveAsync(kept.Id, cancellationToken);
        }

        if (registered is not null)
        {
            await blobs.KeepAsync(new MemoryContent(RegisteredTransformation.File(deposit.Counterpart!)!), cancellationToken);
            await transformations.AssertAsync(deposit.Accession, LinkRelation.SpatiallyCorrelatedWith, deposit.Counterpart!.Accession!, wanted!.Assertions[0], registered, cancellationToken);
        }
    }

    private static bool IsSame(StoredTransformation one, StoredTransformation other) =>
        one.Original == other.Original && IsSame(one.From, other.From) && IsSame(one.To, other.To);

    private static bool IsSame(CoordinateSystem one, CoordinateSystem other) =>
        one.Owner == other.Owner && one.Axes.Select(axis => axis.Unit).SequenceEqual(other.Axes.Select(axis => axis.Unit));

    private static bool IsOurs(LinkAssertion assertion) => assertion is { By.Kind: AsserterKind.Depositor, Evidence: Evidence };

    private static LinkChange TakenBack(Stored<Link> stored)
    {
        IReadOnlyList<LinkAssertion> left = [.. stored.Value.Assertions.Where(assertion => !IsOurs(assertion))];
        return left.Count == 0 && stored.Value.Rejection is null
            ? new LinkChange(stored.Value, stored.Revision, Remove: true)
            : new LinkChange(stored.Value with { Assertions = left }, stored.Revision);
    }

    private async Task<Asserter> DepositorAsync(Deposit deposit, CancellationToken cancellationToken) =>
        new(AsserterKind.Depositor, (await accounts.FindAsync(deposit.Owner, cancellationToken))?.Name ?? "the depositor");
}
