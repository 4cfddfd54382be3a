using Hub.Correlation;
using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Records;
using Hub.Store;

namespace Hub.Deposition.Publishing;

/// <summary>Gives a released deposit's link to its other half the transformation that the depositor's registration makes; takes it back when the deposit is withdrawn or another half is named.</summary>
/// <param name="transformations">The transformations between datasets.</param>
/// <param name="blobs">Keeps the registration files.</param>
/// <param name="accounts">Who deposits.</param>
/// <param name="time">The clock.</param>
public sealed class CounterpartTransformations(StoredTransformations transformations, IBlobStore blobs, AccountRegistry accounts, TimeProvider time) : IReleaseFollower
{
    /// <inheritdoc />
    public async Task FollowAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        var said = await CounterpartLinks.SaidAsync(deposit, accounts, time, cancellationToken);
        var registered = deposit is { IsListed: true, Counterpart.Accession: not null } ? RegisteredTransformation.Of(deposit, said.By, said.At)?.Transformation : null;
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
            await transformations.AssertAsync(deposit.Accession, LinkRelation.SpatiallyCorrelatedWith, deposit.Counterpart!.Accession!, said, registered, cancellationToken);
        }
    }

    private static bool IsSame(StoredTransformation one, StoredTransformation other) =>
        one.Original == other.Original && IsSame(one.From, other.From) && IsSame(one.To, other.To);

    private static bool IsSame(CoordinateSystem one, CoordinateSystem other) =>
        one.Owner == other.Owner && one.Axes.Select(axis => axis.Unit).SequenceEqual(other.Axes.Select(axis => axis.Unit));
}
