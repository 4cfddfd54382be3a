using Hub.Records;
using Hub.Store;

namespace Hub.Duplicates;

/// <summary>What comes together when a curator joins datasets.</summary>
internal static class JoinedGroups
{
    /// <summary>The datasets with all that are one with them already, each cluster once.</summary>
    /// <exception cref="DuplicateRefusedException">A dataset is not there, they are one cluster already, or too many.</exception>
    public static async Task<IReadOnlyList<IReadOnlyList<ClusterMember>>> ReadAsync(
        IDatasets datasets, DocumentDuplicates clusters, IReadOnlyCollection<string> accessions, CancellationToken cancellationToken)
    {
        var groups = new Dictionary<string, IReadOnlyList<ClusterMember>>(StringComparer.Ordinal);
        foreach (var accession in accessions.Distinct(StringComparer.Ordinal))
        {
            if (await datasets.FindAsync(accession, cancellationToken) is not { IsDeleted: false } stored)
            {
                throw new DuplicateRefusedException($"There is no dataset {accession}: write its accession as its archive does.");
            }

            var cluster = await clusters.FindOfAsync(accession, cancellationToken);
            groups[cluster?.Id ?? accession] = cluster?.Members ?? [new ClusterMember(accession, stored.Dataset.Archive)];
        }

        return groups.Count < 2 ? throw new DuplicateRefusedException("Name two datasets at least that are not one cluster already.")
            : groups.Values.Sum(group => group.Count) > DuplicateDecisions.MostMembers ? throw new DuplicateRefusedException($"A cluster holds at most {DuplicateDecisions.MostMembers} datasets that curators join.")
            : [.. groups.Values];
    }
}
