using Hub.Catalogue;

using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>The results of a search, with its facets.</summary>
/// <param name="catalogue">Answers the question.</param>
public sealed class SearchModel(CatalogueReader catalogue) : PageModel
{
    private static readonly string[] Unfolded =
        [CatalogueFacets.Archive, CatalogueFacets.Year, CatalogueFacets.Modality, CatalogueFacets.Organism, CatalogueFacets.Method];

    /// <summary>The question that the address asks.</summary>
    public CatalogueRequest Asked { get; private set; } = new();

    /// <summary>The answer; null where the question is refused.</summary>
    public CataloguePage? Answer { get; private set; }

    /// <summary>How many of all that match are copies of one that stands for them.</summary>
    public long Folded { get; private set; }

    /// <summary>Why the question is refused.</summary>
    public CatalogueRefusedException? Refusal { get; private set; }

    /// <summary>The facets as panels.</summary>
    public IEnumerable<Presenting.FacetPanel> Panels =>
        (Answer?.Facets ?? []).Select(facet => new Presenting.FacetPanel(facet, Asked, facet.IsNarrowed || Unfolded.Contains(facet.Id)));

    /// <summary>The page shown, from 1.</summary>
    public long Number => (Asked.Skip / Math.Max(1, Asked.Take)) + 1;

    /// <summary>The last page there is.</summary>
    public long Last => Answer is null ? 1 : Math.Max(1, (Answer.Total + Asked.Take - 1) / Math.Max(1, Asked.Take));

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public void OnGet(CancellationToken cancellationToken)
    {
        try
        {
            Asked = CatalogueQueryString.Parse(Pairs());
            Answer = catalogue.Search(Asked with { Facets = Wanted() }, cancellationToken);
            var turned = catalogue.Search(Asked with { Collapse = !Asked.Collapse, Skip = 0, Take = 0, Highlight = false, Generation = Answer.Generation }, cancellationToken);
            Folded = Math.Abs(turned.Total - Answer.Total);
        }
        catch (CatalogueRefusedException refusal)
        {
            Refusal = refusal;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>Whether an order is the one in force.</summary>
    /// <param name="sort">An order.</param>
    public bool IsSorted(NamedSort sort) =>
        Asked.Sort.Count == 0
            ? sort.Id == (string.IsNullOrWhiteSpace(Asked.Text) ? "newest" : "relevance")
            : sort.Keys.SequenceEqual(Asked.Sort);

    private static FacetRequest[] Wanted() =>
        [.. Unfolded.Union(CatalogueFacets.All.Select(facet => facet.Id)).Select(id => new FacetRequest(id, id == CatalogueFacets.Year ? 100 : 8))];

    private IEnumerable<KeyValuePair<string, string?>> Pairs() =>
        Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
}
