namespace Hub.Records;

/// <summary>Datasets of several archives that are the same data, with what proves it.</summary>
public sealed record DuplicateCluster
{
    /// <summary>Its id, given once and never to another: <c>D00012</c>. It stays with the cluster while datasets come and go.</summary>
    public required string Id { get; init; }

    /// <summary>The living datasets, by accession; two at least, or none once it is dissolved.</summary>
    public required IReadOnlyList<ClusterMember> Members { get; init; }

    /// <summary>The accession that stands for all of them; null once it is dissolved.</summary>
    public string? Preferred { get; init; }

    /// <summary>The curator's word that made it the preferred one; null where the rule did.</summary>
    public PreferredChoice? Chosen { get; init; }

    /// <summary>The pairs among the members that anything speaks for, with the curators' words on them.</summary>
    public IReadOnlyList<DuplicatePair> Pairs { get; init; } = [];

    /// <summary>Of a dissolved cluster, the accessions that it had.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];

    /// <summary>The cluster that took its members in.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The kinds of evidence that hold it together, the heaviest first.</summary>
    public IReadOnlyList<EvidenceKind> Kinds() =>
        [.. Pairs.SelectMany(pair => pair.Evidence).Select(each => each.Kind).Distinct().OrderByDescending(kind => kind.Weight()).ThenBy(kind => kind)];
}
