using Hub.Records;

namespace Hub.Portal.Pages;

/// <summary>What a record's page shows of the datasets that are the same.</summary>
/// <param name="Dataset">The record.</param>
/// <param name="Cluster">The cluster it is in.</param>
public sealed record AlsoHeld(Dataset Dataset, DuplicateCluster Cluster)
{
    /// <summary>The others, with what shows that each is the same; null where only another dataset of the cluster does.</summary>
    public IEnumerable<(ClusterMember Member, DuplicatePair? Pair)> Others =>
        Cluster.Members.Where(member => member.Accession != Dataset.Accession).Select(member => (member, Cluster.Pairs.FirstOrDefault(pair => pair.Id == DuplicatePair.IdOf(member.Accession, Dataset.Accession))));
}
