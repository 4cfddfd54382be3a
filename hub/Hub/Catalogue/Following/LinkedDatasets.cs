using Hub.Records;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>Datasets with their standing links and the cluster they are in, as the index holds them.</summary>
internal sealed class LinkedDatasets(ILinks links, IDuplicates duplicates)
{
    /// <summary>How many links of a dataset are indexed at most: the first by id.</summary>
    public const int MostLinks = 1000;

    /// <summary>A dataset with its links and its cluster.</summary>
    public async Task<StoredDataset> OfAsync(StoredDataset stored, CancellationToken cancellationToken)
    {
        string accession = stored.Dataset.Accession;
        var standing = await links.ReadOfAsync(accession, cancellationToken)
            .Where(link => IsShown(link.Value))
            .Take(MostLinks)
            .Select(link => DatasetLink.Of(link.Value, accession))
            .ToListAsync(cancellationToken);
        var cluster = DatasetCluster.Of(await duplicates.FindOfAsync(accession, cancellationToken), accession);
        return stored with { Dataset = stored.Dataset with { Links = standing, Cluster = cluster } };
    }

    /// <summary>Whether a link is shown at all: it stands, and somebody says so.</summary>
    public static bool IsShown(Link link) => link.State == LinkState.Standing && link.Assertions.Count > 0;
}
