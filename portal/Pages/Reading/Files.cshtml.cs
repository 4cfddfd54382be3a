using Hub.Catalogue;
using Hub.Portal.Exports;
using Hub.Portal.Presenting;
using Hub.Store;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>The files of one dataset, narrowed by their own key-values: <c>/datasets/idr0001/files?Gene Symbol=cdc2&amp;page=3</c>.</summary>
/// <param name="store">Knows the dataset.</param>
/// <param name="catalogue">Finds its files.</param>
/// <param name="downloads">Knows whose files the hub keeps.</param>
public sealed class FilesModel(IRecordStore store, CatalogueReader catalogue, DownloadSets downloads) : PageModel
{
    /// <summary>The most key-values offered as filters, and as columns.</summary>
    private const int MostFacets = 8, MostColumns = 5;

    /// <summary>The dataset.</summary>
    public StoredDataset Stored { get; private set; } = null!;

    /// <summary>The question.</summary>
    public FilesRequest Asked { get; private set; } = new();

    /// <summary>The answer.</summary>
    public FilesPage Answer { get; private set; } = null!;

    /// <summary>The key-values with columns of their own: those in which the files differ.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The key-values in which all files of the answer are alike; said once, above the table.</summary>
    public IReadOnlyList<Facet> Alike { get; private set; } = [];

    /// <summary>Whether the hub keeps the files, and can put them into one.</summary>
    public bool IsKept => downloads.Keeps(Stored.Dataset.Archive);

    /// <summary>The hub's own address, for commands.</summary>
    public string Origin => HubAddress.Of(Request);

    /// <summary>The page shown, from 1.</summary>
    public long Number => (Asked.Skip / FilesAddress.PageSize) + 1;

    /// <summary>The last page.</summary>
    public long Last => Math.Max(1, (Answer.Total + FilesAddress.PageSize - 1) / FilesAddress.PageSize);

    /// <summary>The facets that can narrow these files: not those where all files are alike, nor those where each is another.</summary>
    public IEnumerable<Facet> Facets =>
        Answer.Facets.Where(facet => facet.IsNarrowed || (!IsAlike(facet) && facet.Distinct + (facet.NotStated.Count > 0 ? 1 : 0) > 1 && facet.Distinct < Answer.Total));

    /// <summary>Whether any file of the page states its size.</summary>
    public bool HasSizes => Answer.Files.Any(hit => hit.File.SizeBytes is not null);

    /// <summary>Answers the page.</summary>
    /// <param name="accession">The dataset's key.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string accession, CancellationToken cancellationToken)
    {
        if (await store.Datasets.FindAsync(accession, cancellationToken) is not { IsDeleted: false } stored)
        {
            return NotFound();
        }

        Stored = stored;
        Asked = FilesAddress.Parse(accession, Request.Query);
        var names = catalogue.Files(new FilesRequest { Accession = accession, Take = 0, Attributes = true }, cancellationToken);
        Answer = catalogue.Files(Asked with { Facets = [.. Wanted(names)], Generation = names.Generation }, cancellationToken);
        var named = names.Attributes.Select(name => name.Id).ToHashSet(StringComparer.Ordinal);
        Alike = [.. Answer.Facets.Where(facet => named.Contains(facet.Id) && !facet.IsNarrowed && IsAlike(facet))];
        Columns = [.. names.Attributes.Select(name => name.Id).Except(Alike.Select(facet => facet.Id), StringComparer.Ordinal).Take(MostColumns)];
        return Page();
    }

    private bool IsAlike(Facet facet) =>
        facet.Distinct > 0 && facet.Distinct == facet.Values.Count && facet.Values.All(value => value.Count == Answer.Total);

    private IEnumerable<FacetRequest> Wanted(FilesPage names) =>
        names.Attributes.Take(MostFacets).Select(name => name.Id)
            .Concat(Asked.Selections.Select(each => each.Facet))
            .Concat(["component", "format"])
            .Distinct(StringComparer.Ordinal)
            .Select(name => new FacetRequest(name, 8));
}
