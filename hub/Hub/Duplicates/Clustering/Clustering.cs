using Hub.Records;
using Hub.Store;

namespace Hub.Duplicates;

/// <summary>Makes the clusters around some datasets anew: all that can be reached from them, and nothing else.</summary>
internal sealed class Clustering(DuplicateDocuments documents, Func<CancellationToken, Task<long>> nextNumber)
{
    private readonly Dictionary<string, DuplicateSubject> datasets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DuplicatePair> pairs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DuplicatePair> decisions = new(StringComparer.Ordinal);
    private readonly List<PreferredChoice> choices = [];
    private readonly Dictionary<string, DuplicateCluster> before = new(StringComparer.Ordinal);

    /// <summary>Puts what changes among the documents.</summary>
    /// <param name="concerned">Where to begin.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The accessions of all clusters that changed.</returns>
    public async Task<IReadOnlyCollection<string>> RenewAsync(IEnumerable<string> concerned, CancellationToken cancellationToken)
    {
        await ReachAsync([.. concerned], cancellationToken);
        var partition = new Partition(datasets.ToDictionary(each => each.Key, each => each.Value.Archive, StringComparer.Ordinal), pairs.Values, decisions.Values);
        var naming = new ClusterNaming(before.Values, async (accession, stop) => await documents.Clusters.ByKeyAsync(DocumentDuplicates.FormerKey, accession, int.MaxValue, stop), nextNumber);
        var making = new ClusterMaking(datasets, pairs.Values, decisions, choices);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        var now = new Dictionary<string, DuplicateCluster>(StringComparer.Ordinal);
        foreach (var (id, set) in await naming.NameAsync(partition.Sets, cancellationToken))
        {
            now[id] = making.Cluster(id, set);
        }

        foreach (var gone in naming.Unnamed)
        {
            now[gone.Id] = making.Dissolved(gone, now.Values);
        }

        foreach (var cluster in now.Values.Where(cluster => !IsAsBefore(cluster)))
        {
            documents.Clusters.Put(cluster);
            touched.UnionWith(cluster.Members.Concat(before.GetValueOrDefault(cluster.Id)?.Members ?? []).Select(member => member.Accession));
        }

        return touched;
    }

    private async Task ReachAsync(IReadOnlyCollection<string> concerned, CancellationToken cancellationToken)
    {
        await documents.Clusters.LookUpAsync(DocumentDuplicates.MemberKey, concerned, cancellationToken);
        await documents.Pairs.LookUpAsync(DuplicateDocuments.EndKey, concerned, cancellationToken);
        await documents.Decisions.LookUpAsync(DuplicateDocuments.EndKey, concerned, cancellationToken);
        await documents.Choices.LookUpAsync(DuplicateDocuments.EndKey, concerned, cancellationToken);
        var seen = new HashSet<string>(concerned, StringComparer.Ordinal);
        var waiting = new Queue<string>(seen);
        while (waiting.TryDequeue(out var accession))
        {
            foreach (var next in (await NextAsync(accession, cancellationToken)).Where(seen.Add))
            {
                waiting.Enqueue(next);
            }
        }
    }

    private async Task<IReadOnlyList<string>> NextAsync(string accession, CancellationToken cancellationToken)
    {
        var next = new List<string>();
        foreach (var cluster in await documents.Clusters.ByKeyAsync(DocumentDuplicates.MemberKey, accession, 1, cancellationToken))
        {
            before[cluster.Id] = cluster;
            next.AddRange(cluster.Members.Select(member => member.Accession));
        }

        if (await documents.Subjects.FindAsync(accession, cancellationToken) is not { } subject)
        {
            return next;
        }

        datasets[accession] = subject;
        choices.AddRange(await documents.Choices.ByKeyAsync(DuplicateDocuments.EndKey, accession, 1, cancellationToken));
        var own = await documents.Pairs.ByKeyAsync(DuplicateDocuments.EndKey, accession, Partition.MostPairs + 1, cancellationToken);
        foreach (var pair in own)
        {
            pairs[pair.Id] = pair;
        }

        next.AddRange((own.Count > Partition.MostPairs ? [] : own).Where(pair => pair.IsCited || pair.IsInferred).Select(pair => pair.OtherThan(accession)));
        foreach (var decision in await documents.Decisions.ByKeyAsync(DuplicateDocuments.EndKey, accession, int.MaxValue, cancellationToken))
        {
            decisions[decision.Id] = decision;
            next.AddRange(decision.Decision is { Same: true } ? [decision.OtherThan(accession)] : []);
        }

        return next;
    }

    private bool IsAsBefore(DuplicateCluster cluster) => before.TryGetValue(cluster.Id, out var old) && ClusterMaking.AreEqual(old, cluster);
}
