namespace Hub.Catalogue;

/// <summary>A question for the files of one dataset, or of all.</summary>
public sealed record FilesRequest
{
    /// <summary>The dataset; null for the files of all datasets.</summary>
    public string? Accession { get; init; }

    /// <summary>Words to be found in path, component, format and values; null or blank for everything.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// The chosen values: by name of a key-value (<c>Compound</c>, <c>Gene Symbol</c>) or <c>format</c>, <c>component</c>, <c>archive</c>.
    /// A file matches if it has any value of each.
    /// </summary>
    public IReadOnlyList<FacetSelection> Selections { get; init; } = [];

    /// <summary>A condition beyond text and facets.</summary>
    public CatalogueExpression? Filter { get; init; }

    /// <summary>The order; empty for the order of the dataset's own list.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>How many files to pass over; the last of millions costs as little as the first.</summary>
    public long Skip { get; init; }

    /// <summary>The most files to return.</summary>
    public int Take { get; init; } = 100;

    /// <summary>The facets to count: names of key-values, <c>format</c>, <c>component</c>.</summary>
    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    /// <summary>Whether to name the key-values that the files found have, with how many files have each.</summary>
    public bool Attributes { get; init; }

    /// <summary>The <see cref="FilesPage.Generation"/> of an earlier page to stay on; null for the newest.</summary>
    public long? Generation { get; init; }
}
