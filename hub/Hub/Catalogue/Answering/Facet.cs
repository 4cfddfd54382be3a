namespace Hub.Catalogue;

/// <summary>The counts of one facet. They heed the text, the filter and every other facet, but not the facet's own selection.</summary>
public sealed record Facet
{
    /// <summary>The name in addresses: <c>organism</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people: <c>Organism</c>.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// The values, most frequent first (years: newest first), with every selected one, however rare. Counts are exact: selecting a value
    /// alone gives just as many datasets.
    /// </summary>
    public required IReadOnlyList<FacetValue> Values { get; init; }

    /// <summary>The datasets that state no value, selectable like any other value.</summary>
    public required FacetValue NotStated { get; init; }

    /// <summary>How many different values there are, shown or not.</summary>
    public required long Distinct { get; init; }

    /// <summary>Whether any value is selected.</summary>
    public bool IsNarrowed => NotStated.Selected || Values.Any(value => value.Selected);
}
