using Hub.Deposition.Drafts;
using Hub.Harvesting;
using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Deposition.Publishing;

/// <summary>
/// Carries what was decided of a deposit to where everybody looks: the record store, the links, the DOI. The decision
/// itself is in the deposit's document; whatever breaks off here is taken up again until it is done.
/// </summary>
/// <param name="deposits">The deposits.</param>
/// <param name="archive">Writes the record store.</param>
/// <param name="followers">What else follows a release.</param>
/// <param name="logger">The log.</param>
public sealed partial class Publisher(Deposits deposits, OwnArchive archive, IEnumerable<IReleaseFollower> followers, ILogger<Publisher> logger) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Carries one deposit's last decision, if that is outstanding.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="cancellationToken">Breaks off; the next call goes on.</param>
    /// <returns>Whether nothing is outstanding now.</returns>
    public async Task<bool> CarryAsync(string accession, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await deposits.FindAsync(accession, cancellationToken) is not { Value.IsOutstanding: true } stored || await CarryAsync(stored, cancellationToken);
        }
        catch (RunRefusedException busy)
        {
            LogWaits(accession, busy.Message);
            return false;
        }
        // What a follower or the store failed at is tried again; the decision itself stands.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, accession);
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Carries everything that is outstanding.</summary>
    /// <param name="cancellationToken">Breaks off; the next call goes on.</param>
    public async Task CarryAllAsync(CancellationToken cancellationToken)
    {
        var outstanding = await deposits.ReadOutstandingAsync(cancellationToken).Select(stored => stored.Value.Accession).ToListAsync(cancellationToken);
        foreach (var accession in outstanding)
        {
            await CarryAsync(accession, cancellationToken);
        }
    }

    private async Task<bool> CarryAsync(Stored<Deposit> stored, CancellationToken cancellationToken)
    {
        var deposit = stored.Value;
        await archive.UpdateAsync(deposit, cancellationToken);
        foreach (var follower in followers)
        {
            await follower.FollowAsync(deposit, cancellationToken);
        }

        var carried = deposit.IsListed ? deposit.Published[^1].Number : 0;
        // Somebody may have begun another version meanwhile; only the mark is written over theirs.
        var now = await deposits.FindAsync(deposit.Accession, cancellationToken);
        await deposits.CommitAsync(now!.Value with { Carried = carried }, now.Revision, "hub", carried == 0 ? "record-removed" : "record-published", carried == 0 ? "The record is a tombstone." : $"Version {carried} can be found.", cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    [LoggerMessage(Level = LogLevel.Information, Message = "Publishing {Accession} waits: {Reason}")]
    private partial void LogWaits(string accession, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Publishing {Accession} failed and is tried again in a few minutes")]
    private partial void LogFailed(Exception failure, string accession);
}
