using Hub.Records;

namespace Hub.Portal.Api;

/// <summary>A cluster of datasets that are the same.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Preferred">The dataset that stands for all; null once it is dissolved.</param>
/// <param name="Members">The datasets.</param>
/// <param name="Pairs">What shows that they are the same.</param>
/// <param name="MergedInto">The cluster that took its datasets in.</param>
/// <param name="Chosen">The curator's word that made it stand for all; null where the rule did.</param>
public sealed record ClusterAnswer(string Id, string? Preferred, IReadOnlyList<ClusterMember> Members, IReadOnlyList<ClusterPair> Pairs, string? MergedInto, PreferredChoice? Chosen)
{
    /// <summary>A cluster as it is answered.</summary>
    /// <param name="cluster">The cluster.</param>
    public static ClusterAnswer Of(DuplicateCluster cluster) => new(
        cluster.Id, cluster.Preferred, cluster.Members, [.. cluster.Pairs.Select(pair => new ClusterPair(pair.First, pair.Second, pair.Weight, pair.Evidence, pair.Against, pair.Decision))], cluster.MergedInto, cluster.Chosen);
}
