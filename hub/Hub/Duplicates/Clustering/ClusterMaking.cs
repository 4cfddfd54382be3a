using System.Text.Json;

using Hub.Records;
using Hub.Store;

namespace Hub.Duplicates;

/// <summary>Clusters as they are kept, of what is known of some datasets.</summary>
internal sealed class ClusterMaking(
    IReadOnlyDictionary<string, DuplicateSubject> datasets, IReadOnlyCollection<DuplicatePair> pairs, IReadOnlyDictionary<string, DuplicatePair> decisions, IReadOnlyCollection<PreferredChoice> choices)
{
    /// <summary>The cluster of a set of datasets.</summary>
    public DuplicateCluster Cluster(string id, IReadOnlyList<string> set)
    {
        var within = pairs.Concat(decisions.Values).Where(pair => set.Contains(pair.First) && set.Contains(pair.Second)).GroupBy(pair => pair.Id, StringComparer.Ordinal)
            .Select(same => same.First() with { Decision = decisions.GetValueOrDefault(same.Key)?.Decision })
            .OrderBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal).ToList();
        // Where clusters with a choice each became one, the later word holds.
        var chosen = choices.Where(choice => set.Contains(choice.Accession)).OrderByDescending(choice => choice.At).ThenBy(choice => choice.Accession, StringComparer.Ordinal).FirstOrDefault();
        return new DuplicateCluster
        {
            Id = id,
            Members = [.. set.Select(accession => new ClusterMember(accession, datasets[accession].Archive))],
            Preferred = chosen?.Accession ?? ByRule(set, within),
            Chosen = chosen,
            Pairs = within,
        };
    }

    // Whom the others call their original, then who states most, then who was first.
    private string ByRule(IReadOnlyList<string> set, List<DuplicatePair> within) => set
        .OrderByDescending(accession => within.Count(pair => pair.Copy() is { } copy && pair.OtherThan(copy) == accession))
        .ThenByDescending(accession => datasets[accession].Stated)
        .ThenBy(accession => datasets[accession].Released ?? DateOnly.MaxValue)
        .ThenBy(accession => accession, StringComparer.Ordinal)
        .First();

    /// <summary>What is left of a cluster whose id no set has any more.</summary>
    public DuplicateCluster Dissolved(DuplicateCluster gone, IReadOnlyCollection<DuplicateCluster> now)
    {
        var living = gone.Members.Select(member => member.Accession).Where(datasets.ContainsKey).ToList();
        var heir = now.FirstOrDefault(cluster => living.Count > 0 && living.TrueForAll(accession => cluster.Members.Any(member => member.Accession == accession)));
        return new DuplicateCluster { Id = gone.Id, Members = [], Former = [.. gone.Members.Select(member => member.Accession)], MergedInto = heir?.Id };
    }

    /// <summary>Whether two are the same in every value.</summary>
    public static bool AreEqual(DuplicateCluster one, DuplicateCluster other) => Bytes(one).AsSpan().SequenceEqual(Bytes(other));

    private static byte[] Bytes(DuplicateCluster cluster) => JsonSerializer.SerializeToUtf8Bytes(cluster, DuplicatesJson.Default.DuplicateCluster);
}
