using Hub.Records;
using Hub.Store;

namespace Hub.Duplicates;

/// <summary>What curators decide on clusters. A decision goes before all evidence and stays through every harvest.</summary>
/// <param name="store">The datasets and the decisions.</param>
/// <param name="links">What records say of each other.</param>
/// <param name="time">The clock.</param>
public sealed class DuplicateDecisions(IRecordStore store, ILinks links, TimeProvider time)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 2000;

    /// <summary>The most datasets that are joined into one cluster.</summary>
    public const int MostMembers = 50;

    private const int Attempts = 20;

    private readonly DocumentDuplicates clusters = new(store.Documents, store.Datasets);

    /// <summary>Makes datasets one cluster, with all that belong to them already.</summary>
    /// <param name="accessions">Two at least.</param>
    /// <param name="by">The curator's name.</param>
    /// <param name="reason">Why.</param>
    /// <param name="beside">Documents that are written with it, such as an entry of a log.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <returns>The cluster's id.</returns>
    /// <exception cref="DuplicateRefusedException">A dataset is not there, they are one cluster already, or no reason is given.</exception>
    public async Task<string> JoinAsync(IReadOnlyCollection<string> accessions, string by, string reason, IReadOnlyCollection<DocumentWrite> beside, CancellationToken cancellationToken)
    {
        var why = Reason(reason);
        return await RepeatAsync(
            async (update, cursor, revision) =>
            {
                var groups = await JoinedGroups.ReadAsync(store.Datasets, clusters, accessions, cancellationToken);
                var word = new DuplicateDecision(true, by, time.GetUtcNow(), why);
                var number = await NextActAsync(cancellationToken);
                string[] all = [.. groups.SelectMany(group => group).Select(member => member.Accession).Order(StringComparer.Ordinal)];
                var made = "";
                await update.DecideAsync(
                    [.. groups.SelectMany((group, place) => groups.Skip(place + 1).SelectMany(other => DecidedPairs.Between(group, other, word)))],
                    cluster => new DuplicateAct { Number = number, Joined = true, Cluster = made = cluster?.Id ?? "", Accessions = all, By = by, At = word.At, Reason = why },
                    beside,
                    cursor,
                    revision,
                    cancellationToken);
                return made;
            },
            cancellationToken);
    }

    /// <summary>Takes datasets out of a cluster; none of them is ever put together with those that stay, whatever speaks for it.</summary>
    /// <param name="cluster">The cluster's id.</param>
    /// <param name="apart">The datasets to take out: some of the cluster's, not all.</param>
    /// <param name="by">The curator's name.</param>
    /// <param name="reason">Why.</param>
    /// <param name="beside">Documents that are written with it, such as an entry of a log.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="DuplicateRefusedException">The cluster is not there, does not hold them, or would keep none; or no reason is given.</exception>
    public async Task SplitAsync(string cluster, IReadOnlyCollection<string> apart, string by, string reason, IReadOnlyCollection<DocumentWrite> beside, CancellationToken cancellationToken)
    {
        var why = Reason(reason);
        await RepeatAsync(
            async (update, cursor, revision) =>
            {
                var found = await clusters.FindAsync(cluster, cancellationToken);
                var taken = found?.Members.Where(member => apart.Contains(member.Accession, StringComparer.Ordinal)).ToList() ?? [];
                var kept = found?.Members.Except(taken).ToList() ?? [];
                if (found is null || taken.Count == 0 || kept.Count == 0 || taken.Count != apart.Distinct(StringComparer.Ordinal).Count())
                {
                    throw new DuplicateRefusedException(found is { Members.Count: > 0 }
                        ? $"Choose some of the {found.Members.Count} datasets of {cluster} to take out, not all and no others. They are {string.Join(", ", found.Members.Select(member => member.Accession))}."
                        : $"There is no cluster {cluster} any more: look at the list again.");
                }

                var word = new DuplicateDecision(false, by, time.GetUtcNow(), why);
                var number = await NextActAsync(cancellationToken);
                await update.DecideAsync(
                    [.. DecidedPairs.Between(taken, kept, word)],
                    _ => new DuplicateAct { Number = number, Joined = false, Cluster = cluster, Accessions = Names(kept), Out = Names(taken), By = by, At = word.At, Reason = why },
                    beside,
                    cursor,
                    revision,
                    cancellationToken);
                return cluster;
            },
            cancellationToken);
    }

    /// <summary>Lets one dataset of a cluster stand for it, whatever the rule says, or lets the rule choose again.</summary>
    /// <param name="cluster">The cluster's id.</param>
    /// <param name="accession">One of its datasets; null for the rule.</param>
    /// <param name="by">The curator's name.</param>
    /// <param name="reason">Why.</param>
    /// <param name="beside">Documents that are written with it, such as an entry of a log.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="DuplicateRefusedException">The cluster is not there or does not hold the dataset, or no reason is given.</exception>
    public async Task PreferAsync(string cluster, string? accession, string by, string reason, IReadOnlyCollection<DocumentWrite> beside, CancellationToken cancellationToken)
    {
        var why = Reason(reason);
        await RepeatAsync(
            async (update, cursor, revision) =>
            {
                var found = await clusters.FindAsync(cluster, cancellationToken) is { Members.Count: > 0 } living ? living : throw new DuplicateRefusedException($"There is no cluster {cluster} any more: look at the list again.");
                if (accession is not null && found.Members.All(member => member.Accession != accession))
                {
                    throw new DuplicateRefusedException($"Choose one of the datasets of {cluster}: {string.Join(", ", Names(found.Members))}.");
                }

                var choice = accession is null ? null : new PreferredChoice(accession, by, time.GetUtcNow(), why);
                var act = new DuplicateAct { Number = await NextActAsync(cancellationToken), Joined = false, IsChoice = true, Stands = accession, Cluster = cluster, Accessions = Names(found.Members), By = by, At = time.GetUtcNow(), Reason = why };
                await update.ChooseAsync(found, choice, act, beside, cursor, revision, cancellationToken);
                return cluster;
            },
            cancellationToken);
    }

    /// <summary>What curators did, the first first.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<DuplicateAct> HistoryAsync(CancellationToken cancellationToken) =>
        DuplicateUpdate.ActsOf(store.Documents).ReadAsync(cancellationToken).Select(stored => stored.Value);

    private static string[] Names(IEnumerable<ClusterMember> members) => [.. members.Select(member => member.Accession)];

    private static string Reason(string reason) =>
        reason.Trim() is { Length: > 0 and <= LongestReason } given ? given : throw new DuplicateRefusedException($"Say why, in at most {LongestReason} characters: others will read it.");

    private Task<long> NextActAsync(CancellationToken cancellationToken) => store.Documents.NextNumberAsync("duplicate-acts", cancellationToken);

    // The clusters follow the harvests while a curator decides; what changed in between is looked at again.
    private async Task<string> RepeatAsync(Func<DuplicateUpdate, FollowingCursor, long, Task<string>> decide, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var update = new DuplicateUpdate(store, links, clusters);
            var (cursor, revision) = await update.CursorAsync(cancellationToken);
            try
            {
                return await decide(update, cursor, revision);
            }
            catch (RevisionConflictException) when (attempt < Attempts)
            {
            }
        }
    }
}
