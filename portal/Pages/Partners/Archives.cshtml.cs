using Hub.Catalogue;
using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>The partner archives: what each holds, how fresh it is, what runs now.</summary>
/// <param name="archives">The archives as configured.</param>
/// <param name="store">Knows the runs and problems.</param>
/// <param name="catalogue">Counts the datasets.</param>
/// <param name="freshness">Tells how fresh they are.</param>
public sealed class ArchivesModel(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, CatalogueReader catalogue, Freshness freshness) : PageModel
{
    /// <summary>The archives in the order of their configuration.</summary>
    public IReadOnlyList<ArchiveStanding> Partners { get; private set; } = [];

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var counts = catalogue.Search(new CatalogueRequest { Take = 0, Facets = [new FacetRequest(CatalogueFacets.Archive, 1000)] }, cancellationToken).Facets[0].Values;
        var partners = new List<ArchiveStanding>();
        foreach (var archive in archives)
        {
            var runs = await store.Runs.ReadNewestAsync(archive.Id, 1, cancellationToken);
            var kept = await store.Sources.CountAsync(archive.Id, cancellationToken);
            var datasets = counts.FirstOrDefault(value => value.Id == archive.Id)?.Count ?? 0;
            partners.Add(new ArchiveStanding(archive, datasets, kept, runs.Count > 0 ? runs[0] : null, await freshness.ReadAsync(archive, cancellationToken)));
        }

        Partners = partners;
    }
}
