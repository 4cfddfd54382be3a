using System.Security.Claims;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;

namespace Hub.Deposition.Publishing;

/// <summary>Begins and drops new versions of public deposits; the released one stays public meanwhile.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="versions">Reads what was released.</param>
public sealed class Versioning(Deposits deposits, VersionDocuments versions)
{
    /// <summary>Begins a new version.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">One of its people.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Deposit> BeginAsync(string accession, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var stored = await Transitions.Renew.OpenAsync(deposits, accession, asker, cancellationToken);
        var next = stored.Value with { State = DepositState.Draft, Version = stored.Value.Published[^1].Number + 1, ReleaseDate = null };
        return (await deposits.CommitAsync(next, stored.Revision, asker.AccountId()!, "version-begun", $"Version {next.Version} was begun.", cancellationToken)).Value;
    }

    /// <summary>Drops the version that was begun; the metadata are again those that are public. Files uploaded meanwhile stay for the next version.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">One of its people.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Deposit> DropAsync(string accession, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var stored = await Transitions.Discard.OpenAsync(deposits, accession, asker, cancellationToken);
        var released = stored.Value.Published[^1];
        var back = stored.Value with
        {
            State = DepositState.Public,
            Version = released.Number,
            Submission = await versions.ReadAsync(accession, released.Payload, cancellationToken),
            ReleaseDate = DateOnly.FromDateTime(released.ReleasedAt.UtcDateTime),
        };
        return (await deposits.CommitAsync(back, stored.Revision, asker.AccountId()!, "version-dropped", $"Version {stored.Value.Version} was dropped.", cancellationToken)).Value;
    }
}
