using Hub.Deposition.Drafts;

namespace Hub.Deposition.Publishing;

/// <summary>Something that has to happen after a release or withdrawal. Repeating it changes nothing.</summary>
public interface IReleaseFollower
{
    /// <summary>Does it.</summary>
    /// <param name="deposit">The deposit, listed or withdrawn.</param>
    /// <param name="cancellationToken">Breaks off; it is repeated.</param>
    Task FollowAsync(Deposit deposit, CancellationToken cancellationToken);
}
