namespace Hub.Catalogue;

/// <summary>How much one question may ask for; what goes beyond is refused with the limit's name.</summary>
public static class CatalogueLimits
{
    /// <summary>Hits on a page where nothing is said.</summary>
    public const int DefaultPageSize = 20;

    /// <summary>The most hits on one page.</summary>
    public const int MaxPageSize = 1_000;

    /// <summary>The most hits that may be passed over and returned, except in the order of file lists, which has no limit.</summary>
    public const int MaxWindow = 100_000;

    /// <summary>The most characters of a search text.</summary>
    public const int MaxTextLength = 4_096;

    /// <summary>The most facets in one answer.</summary>
    public const int MaxFacets = 20;

    /// <summary>The most values of one facet in one answer.</summary>
    public const int MaxFacetValues = 10_000;

    /// <summary>The most chosen values of one facet.</summary>
    public const int MaxSelectedValues = 500;
}
