namespace Hub.Catalogue;

/// <summary>One question to the catalogue: the same for the portal's address, an export and OData.</summary>
public sealed record CatalogueRequest
{
    /// <summary>What was typed into the search box, in the query syntax; null or blank for everything.</summary>
    public string? Text { get; init; }

    /// <summary>The chosen facet values: any value inside a facet, every facet between them.</summary>
    public IReadOnlyList<FacetSelection> Selections { get; init; } = [];

    /// <summary>A condition beyond text and facets; only datasets for which it is true are found.</summary>
    public CatalogueExpression? Filter { get; init; }

    /// <summary>
    /// Whether of datasets that several archives hold only the one that stands for the others is searched. Totals and facets
    /// then count every dataset once, under the archive and the values of that record.
    /// </summary>
    public bool Collapse { get; init; }

    /// <summary>The order; empty for best match first where there is a text, else newest first. Ties are broken by accession.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>How many hits to pass over.</summary>
    public long Skip { get; init; }

    /// <summary>The most hits to return; 0 for the counts alone.</summary>
    public int Take { get; init; } = CatalogueLimits.DefaultPageSize;

    /// <summary>The facets to count; see <see cref="CatalogueFacets"/>.</summary>
    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    /// <summary>Whether to mark the words found in title and description.</summary>
    public bool Highlight { get; init; }

    /// <summary>Words that are searched as they stand, without the vocabularies' synonyms and narrower terms.</summary>
    public IReadOnlyList<string> Unexpanded { get; init; } = [];

    /// <summary>The <see cref="CataloguePage.Generation"/> of an earlier page to stay on; null for the newest.</summary>
    public long? Generation { get; init; }

    /// <summary>The values chosen in a facet, none if it is not narrowed.</summary>
    /// <param name="facet">The facet's id.</param>
    public IReadOnlyList<string> Selected(string facet) =>
        Selections.FirstOrDefault(selection => selection.Facet == facet)?.Values ?? [];

    /// <summary>The same question with one more facet value chosen, on its first page.</summary>
    /// <param name="facet">The facet's id.</param>
    /// <param name="value">An id or label of the facet.</param>
    public CatalogueRequest With(string facet, string value) => Replace(facet, [.. Selected(facet).Where(v => v != value), value]);

    /// <summary>The same question with one facet value no longer chosen, on its first page.</summary>
    /// <param name="facet">The facet's id.</param>
    /// <param name="value">The value as it was chosen.</param>
    public CatalogueRequest Without(string facet, string value) => Replace(facet, [.. Selected(facet).Where(v => v != value)]);

    /// <summary>The same question with a whole facet no longer narrowed, on its first page.</summary>
    /// <param name="facet">The facet's id.</param>
    public CatalogueRequest Without(string facet) => Replace(facet, []);

    private CatalogueRequest Replace(string facet, IReadOnlyList<string> values)
    {
        var others = Selections.Where(selection => selection.Facet != facet);
        return this with { Skip = 0, Selections = values.Count == 0 ? [.. others] : [.. others, new FacetSelection(facet, values)] };
    }
}
