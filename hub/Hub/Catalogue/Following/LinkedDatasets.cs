using Hub.Records;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>Datasets with their standing links, as the index holds them.</summary>
internal sealed class LinkedDatasets(ILinks links)
{
    private const int MostLinks = 1000;

    /// <summary>A dataset with its links.</summary>
    public async Task<StoredDataset> OfAsync(StoredDataset stored, CancellationToken cancellationToken)
    {
        string accession = stored.Dataset.Accession;
        var standing = await links.ReadOfAsync(accession, cancellationToken)
            .Where(link => link.Value.State == LinkState.Standing && link.Value.Assertions.Count > 0)
            .Take(MostLinks)
            .Select(link => DatasetLink.Of(link.Value, accession))
            .ToListAsync(cancellationToken);
        return stored with { Dataset = stored.Dataset with { Links = standing } };
    }
}
