using Hub.Correlation;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Pages;

/// <summary>Gathers what pages show of links and transformations.</summary>
/// <param name="links">The links.</param>
/// <param name="datasets">The datasets at their ends.</param>
/// <param name="transformations">The transformations.</param>
public sealed class LinksPanels(ILinks links, IDatasets datasets, StoredTransformations transformations)
{
    private const int MostLinks = 500;

    /// <summary>What a dataset's page shows.</summary>
    /// <param name="accession">The dataset.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<LinksPanel> OfAsync(string accession, CancellationToken cancellationToken)
    {
        var rows = new List<LinkRow>();
        await foreach (var link in links.ReadOfAsync(accession, cancellationToken).Take(MostLinks))
        {
            rows.Add(await RowAsync(link.Value, accession, cancellationToken));
        }

        return new LinksPanel
        {
            Accession = accession,
            Rows = [.. rows.Where(row => row.Link.State == LinkState.Standing)
                .OrderBy(row => row.Relation == LinkRelation.SpatiallyCorrelatedWith ? 0 : row.Relation is LinkRelation.References or LinkRelation.IsReferencedBy ? 2 : 1)
                .ThenBy(row => row.Other, StringComparer.Ordinal)],
            Rejected = [.. rows.Where(row => row.Link.State == LinkState.Rejected)],
            Graph = await transformations.DrawnAroundAsync(accession, cancellationToken),
        };
    }

    /// <summary>A link as one of its ends shows it.</summary>
    /// <param name="link">The link.</param>
    /// <param name="accession">The end.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<LinkRow> RowAsync(Link link, string accession, CancellationToken cancellationToken)
    {
        var other = await datasets.FindAsync(link.OtherThan(accession), cancellationToken);
        return new LinkRow(link, link.SeenFrom(accession), link.OtherThan(accession), other?.Dataset.Title, other?.Dataset.Archive);
    }
}
