using Hub.Catalogue;

namespace Hub.Portal.Presenting;

/// <summary>The plain addresses behind facets, orders and pages.</summary>
public static class SearchAddress
{
    /// <summary>The address of a question.</summary>
    /// <param name="request">The question.</param>
    public static string Of(CatalogueRequest request)
    {
        var query = CatalogueQueryString.Print(request);
        return query.Length == 0 ? "/datasets" : "/datasets?" + query;
    }

    /// <summary>The address of all values of a facet under a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="facet">The facet's id.</param>
    public static string AllValues(CatalogueRequest request, string facet)
    {
        var query = CatalogueQueryString.Print(request with { Skip = 0 });
        return "/facets/" + Uri.EscapeDataString(facet) + (query.Length == 0 ? "" : "?" + query);
    }

    /// <summary>The address after a click on a facet value: chosen if it was not, given back if it was.</summary>
    /// <param name="request">The question.</param>
    /// <param name="facet">The facet's id.</param>
    /// <param name="value">One of its values.</param>
    public static string Toggle(CatalogueRequest request, string facet, FacetValue value)
    {
        if (!value.Selected)
        {
            return Of(request.With(facet, value.Id));
        }

        var chosen = request.Selected(facet).Where(each =>
            string.Equals(each, value.Id, StringComparison.OrdinalIgnoreCase) || string.Equals(each, value.Label, StringComparison.OrdinalIgnoreCase));
        return Of(chosen.Aggregate(request, (left, each) => left.Without(facet, each)));
    }

    /// <summary>The address of another page of the same question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="page">The page, from 1.</param>
    public static string Page(CatalogueRequest request, long page) => Of(request with { Skip = (page - 1) * request.Take });

    /// <summary>The path of a record's page.</summary>
    /// <param name="accession">The dataset's key.</param>
    public static string Record(string accession) => "/datasets/" + Uri.EscapeDataString(accession);
}
