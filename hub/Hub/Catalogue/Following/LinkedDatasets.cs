using Hub.Records;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>Datasets with their standing links and the cluster they are in, as the index holds them.</summary>
internal sealed class LinkedDatasets(ILinks links, IDuplicates duplicates)
{
    /// <summary>How many links of a dataset are indexed at most: the first by id.</summary>
    public const int MostLinks = 1000;

    /// <summary>Datasets with their links and their clusters, in the same order.</summary>
    public async Task<IReadOnlyList<StoredDataset>> OfAsync(IReadOnlyCollection<StoredDataset> page, CancellationToken cancellationToken)
    {
        string[] accessions = [.. page.Select(stored => stored.Dataset.Accession)];
        var linked = await links.FindLinkedAsync(accessions, cancellationToken);
        var clustered = await duplicates.FindClusteredAsync(accessions, cancellationToken);
        var whole = new List<StoredDataset>(page.Count);
        foreach (var stored in page)
        {
            string accession = stored.Dataset.Accession;
            IReadOnlyList<DatasetLink> standing = linked.Contains(accession) ? await LinksOfAsync(accession, cancellationToken) : [];
            var cluster = clustered.Contains(accession) ? DatasetCluster.Of(await duplicates.FindOfAsync(accession, cancellationToken), accession) : null;
            whole.Add(stored with { Dataset = stored.Dataset with { Links = standing, Cluster = cluster } });
        }
        return whole;
    }

    /// <summary>Whether a link is shown at all: it stands, and somebody says so.</summary>
    public static bool IsShown(Link link) => link.State == LinkState.Standing && link.Assertions.Count > 0;

    private async Task<IReadOnlyList<DatasetLink>> LinksOfAsync(string accession, CancellationToken cancellationToken) =>
        await links.ReadOfAsync(accession, cancellationToken)
            .Where(link => IsShown(link.Value))
            .Take(MostLinks)
            .Select(link => DatasetLink.Of(link.Value, accession))
            .ToListAsync(cancellationToken);
}
