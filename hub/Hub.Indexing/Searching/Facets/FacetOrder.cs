namespace Hub.Indexing.Searching;

/// <summary>The order of a facet's values.</summary>
public enum FacetOrder
{
    /// <summary>Most documents first; equal ones by value.</summary>
    Count,

    /// <summary>By value, ascending.</summary>
    Value,

    /// <summary>By value, descending.</summary>
    ValueDescending,
}
