using System.Globalization;

using Hub.Records;

namespace Hub.Duplicates;

/// <summary>
/// Gives clusters their ids. An id stays with the set that holds most of the cluster's datasets; a cluster that comes
/// together again has the id it had; no id is ever given to another.
/// </summary>
internal sealed class ClusterNaming(IReadOnlyCollection<DuplicateCluster> before, Func<string, CancellationToken, Task<IReadOnlyList<DuplicateCluster>>> former, Func<CancellationToken, Task<long>> nextNumber)
{
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>The clusters of before whose id no set has now.</summary>
    public IEnumerable<DuplicateCluster> Unnamed => before.Where(cluster => !given.Contains(cluster.Id)).OrderBy(cluster => Number(cluster.Id));

    /// <summary>Each set with its id.</summary>
    public async Task<IReadOnlyList<(string Id, IReadOnlyList<string> Set)>> NameAsync(IReadOnlyList<IReadOnlyList<string>> sets, CancellationToken cancellationToken)
    {
        var named = new Dictionary<IReadOnlyList<string>, string>();
        var overlaps = sets.SelectMany(set => before.Select(cluster => (Set: set, Cluster: cluster, Shared: cluster.Members.Count(member => set.Contains(member.Accession)))))
            .Where(each => each.Shared > 0)
            .OrderByDescending(each => each.Shared).ThenByDescending(each => each.Set.Contains(each.Cluster.Preferred ?? "")).ThenBy(each => Number(each.Cluster.Id)).ThenBy(each => each.Set[0], StringComparer.Ordinal);
        foreach (var (set, cluster, _) in overlaps)
        {
            if (!named.ContainsKey(set) && given.Add(cluster.Id))
            {
                named[set] = cluster.Id;
            }
        }

        foreach (var set in sets.Where(set => !named.ContainsKey(set)))
        {
            named[set] = await FormerAsync(set, cancellationToken) ?? IdOf(await nextNumber(cancellationToken));
        }

        return [.. sets.Select(set => (named[set], set))];
    }

    private async Task<string?> FormerAsync(IReadOnlyList<string> set, CancellationToken cancellationToken)
    {
        var found = new List<DuplicateCluster>();
        foreach (var accession in set)
        {
            found.AddRange(await former(accession, cancellationToken));
        }

        return found.GroupBy(cluster => cluster.Id, StringComparer.Ordinal)
            .Where(same => same.First().Members.Count == 0 && same.Count() > 1)
            .OrderByDescending(same => same.Count()).ThenBy(same => Number(same.Key)).Select(same => same.Key).FirstOrDefault(given.Add);
    }

    private static string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"D{number:D5}");

    private static long Number(string id) => long.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);
}
