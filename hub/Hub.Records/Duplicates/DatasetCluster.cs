namespace Hub.Records;

/// <summary>A cluster as one of its datasets sees it.</summary>
public sealed record DatasetCluster
{
    /// <summary>The cluster's id: <c>D00012</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The accession that stands for all of them.</summary>
    public required string Preferred { get; init; }

    /// <summary>The other datasets, by accession.</summary>
    public required IReadOnlyList<DatasetCopy> Others { get; init; }

    /// <summary>A cluster as one of its datasets sees it; null where the dataset is none of it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="accession">The dataset.</param>
    public static DatasetCluster? Of(DuplicateCluster? cluster, string accession) =>
        cluster is not { Preferred: { } preferred } || cluster.Members.All(member => member.Accession != accession) ? null : new DatasetCluster
        {
            Id = cluster.Id,
            Preferred = preferred,
            Others = [.. cluster.Members.Where(member => member.Accession != accession).Select(member => new DatasetCopy(member.Accession, member.Archive, Evidence(cluster, accession, member.Accession)))],
        };

    private static string Evidence(DuplicateCluster cluster, string accession, string other)
    {
        var pair = cluster.Pairs.FirstOrDefault(each => each.Id == DuplicatePair.IdOf(accession, other));
        return pair switch
        {
            { Decision: { Same: true } word } => $"joined by a curator: {word.Reason}",
            { Evidence.Count: > 0 } => string.Join("; ", pair.Evidence),
            _ => "through another dataset of the cluster",
        };
    }
}
