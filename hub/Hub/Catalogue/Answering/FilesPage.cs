namespace Hub.Catalogue;

/// <summary>One page of the answer to a <see cref="FilesRequest"/>.</summary>
public sealed record FilesPage
{
    /// <summary>Exactly how many files match, on all pages.</summary>
    public required long Total { get; init; }

    /// <summary>The page's files in order.</summary>
    public required IReadOnlyList<FileHit> Files { get; init; }

    /// <summary>The facets in the order asked for.</summary>
    public required IReadOnlyList<Facet> Facets { get; init; }

    /// <summary>The names of key-values of the files that match, most frequent first, as values with the number of files; empty if not asked for.</summary>
    public required IReadOnlyList<FacetValue> Attributes { get; init; }

    /// <summary>The catalogue's own time for the answer.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The state of the catalogue that was read.</summary>
    public required long Generation { get; init; }
}
