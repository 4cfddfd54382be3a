using Hub.Catalogue;

using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>The first page: what there is, and where to begin.</summary>
/// <param name="catalogue">Answers the counts.</param>
public sealed class HomeModel(CatalogueReader catalogue) : PageModel
{
    private static readonly FacetRequest[] Shown =
        [new(CatalogueFacets.Archive), new(CatalogueFacets.Modality, 6), new(CatalogueFacets.Organism, 7), new(CatalogueFacets.Method, 7)];

    /// <summary>The newest datasets, and the counts of the whole catalogue.</summary>
    public CataloguePage Overview { get; private set; } = null!;

    /// <summary>Images, files and bytes of everything.</summary>
    public IReadOnlyList<object?> Sums { get; private set; } = [];

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public void OnGet(CancellationToken cancellationToken)
    {
        Overview = catalogue.Search(new CatalogueRequest { Take = 4, Facets = Shown }, cancellationToken);
        var sums = catalogue.Aggregate(
            new AggregationRequest
            {
                Figures =
                [
                    new Figure("Images", FigureFunction.Sum, "ImageCount"),
                    new Figure("Files", FigureFunction.Sum, "FileCount"),
                    new Figure("Bytes", FigureFunction.Sum, "SizeBytes"),
                ],
            },
            cancellationToken);
        Sums = sums.Rows.Count > 0 ? sums.Rows[0] : [];
    }

    /// <summary>A facet of the page.</summary>
    /// <param name="id">The facet's id.</param>
    public Facet Facet(string id) => Overview.Facets.First(facet => facet.Id == id);

    /// <summary>One of <see cref="Sums"/> as a whole number; 0 where nothing is stated.</summary>
    /// <param name="index">0 images, 1 files, 2 bytes.</param>
    public long Sum(int index) =>
        index < Sums.Count && Sums[index] is { } sum ? Convert.ToInt64(sum, System.Globalization.CultureInfo.InvariantCulture) : 0;
}
