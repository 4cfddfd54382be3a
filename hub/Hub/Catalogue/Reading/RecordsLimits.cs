namespace Hub.Catalogue;

/// <summary>The limits of a question.</summary>
internal static class RecordsLimits
{
    /// <summary>Refuses a question that asks for too much.</summary>
    /// <param name="request">The question.</param>
    /// <exception cref="CatalogueRefusedException">A limit is exceeded; the message names it.</exception>
    public static void Check(RecordsRequest request)
    {
        Limit("limit-page-size", "size", CatalogueLimits.MaxPageSize + 1, request.Take, "records on one page can be asked for");
        Limit("limit-facets", "facets", CatalogueLimits.MaxFacets, request.Facets.Count, "facets can be counted at once");
        Limit("limit-text", "q", CatalogueLimits.MaxTextLength, request.Text?.Length ?? 0, "characters can be searched for");
        foreach (var facet in request.Facets) Limit("limit-facet-values", facet.Facet, CatalogueLimits.MaxFacetValues, facet.Top, "values of a facet can be asked for");
        if (!request.IsList) Limit("limit-skip", "page", CatalogueLimits.MaxWindow, request.Skip + request.Take, "records can be paged through in this order; narrow the search, or follow the links from page to page over OData");
        if (request.Skip < 0 || request.Take < 0) throw new CatalogueRefusedException("not-a-number", "A page begins at 0 or later and has no negative length.", "page");
    }

    private static void Limit(string code, string parameter, long most, long asked, string what)
    {
        if (asked > most)
            throw new CatalogueRefusedException(code, FormattableString.Invariant($"At most {most} {what} ({code}), and not {asked}."), parameter);
    }
}
