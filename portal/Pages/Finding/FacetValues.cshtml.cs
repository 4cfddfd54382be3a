using Hub.Catalogue;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>All values of one facet under a question, searchable: <c>/facets/organism?q=…&amp;find=mus</c>.</summary>
/// <param name="catalogue">Counts the values.</param>
public sealed class FacetValuesModel(CatalogueReader catalogue) : PageModel
{
    /// <summary>The most values on the page; the rest is found by <see cref="Find"/>.</summary>
    public const int Most = 500;

    /// <summary>The question.</summary>
    public CatalogueRequest Asked { get; private set; } = new();

    /// <summary>The facet with its values.</summary>
    public Facet Facet { get; private set; } = null!;

    /// <summary>Only values that contain this are shown.</summary>
    [FromQuery(Name = "find")]
    public string? Find { get; set; }

    /// <summary>Answers the page.</summary>
    /// <param name="facet">The facet's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IActionResult OnGet(string facet, CancellationToken cancellationToken)
    {
        if (CatalogueFacets.Find(facet) is null)
        {
            return NotFound();
        }

        Asked = CatalogueQueryString.Parse(Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value))));
        var page = catalogue.Search(Asked with { Take = 0, Skip = 0, Facets = [new FacetRequest(facet, Most, Find)] }, cancellationToken);
        Facet = page.Facets[0];
        return Page();
    }
}
