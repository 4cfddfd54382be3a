using Hub.Catalogue;

namespace Hub.Portal.Presenting;

/// <summary>The search box of a page.</summary>
/// <param name="Asked">The question that stands in it, with the facet values that go on with the next one.</param>
/// <param name="Offered">What it offers before anything is typed, and to browsers without a script all the time.</param>
public sealed record SearchBox(CatalogueRequest Asked, IReadOnlyList<CatalogueCompletion> Offered)
{
    private const int MostOfAFacet = 8;
    private static readonly string[] Named = [CatalogueFacets.Organism, CatalogueFacets.Method];

    /// <summary>A box that offers the most frequent names in an answer.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="answer">Its answer; null where it was refused.</param>
    public static SearchBox Of(CatalogueRequest asked, CataloguePage? answer) => new(
        asked,
        [.. (answer?.Facets ?? []).Where(facet => Named.Contains(facet.Id)).SelectMany(facet => facet.Values.Where(value => value.Count > 0).Take(MostOfAFacet)
            .Select(value => new CatalogueCompletion(value.Label, $"{facet.Label}, {ByteSize.Count(value.Count, "dataset", "datasets")}", value.Count)))]);
}
