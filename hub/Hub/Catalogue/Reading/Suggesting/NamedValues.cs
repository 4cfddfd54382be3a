using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Finds the values of facets by how their labels begin.</summary>
internal sealed class NamedValues(CatalogueSnapshot snapshot, CancellationToken cancellationToken)
{
    private const int MostOfAFacet = 3;

    /// <summary>Facets whose values people type: names of organisms and methods, keywords with genes and compounds among them, authors.</summary>
    private static readonly string[] Named = [CatalogueFacets.Organism, CatalogueFacets.Method, CatalogueFacets.Keyword, CatalogueFacets.Author];

    /// <summary>The values that have a word that begins as typed, most frequent first.</summary>
    public IEnumerable<CatalogueCompletion> Find(string beginning, Query within)
    {
        var facets = new FacetQueries(snapshot, RecordSet.Datasets);
        var search = new SearchRequest
        {
            Query = within,
            Take = 0,
            Facets = [.. Named.Select(id => new Indexing.Searching.FacetRequest { Field = facets.Field(id), Top = MostOfAFacet, Accepts = value => HasWordThatBegins(facets.ValueLabel(id, value), beginning) })],
        };
        var found = snapshot.Index(RecordSet.Datasets).Search(search, cancellationToken).Facets;
        return Named.Zip(found).SelectMany(each => each.Second.Values.Select(value => (Label: facets.ValueLabel(each.First, value.Value), Facet: facets.Label(each.First), value.Count)))
            .OrderByDescending(each => each.Count).Select(each => new CatalogueCompletion(each.Label, Completing.Counted(each.Facet, each.Count), each.Count));
    }

    private static bool HasWordThatBegins(string label, string beginning)
    {
        for (int at = label.IndexOf(beginning, StringComparison.OrdinalIgnoreCase); at >= 0; at = label.IndexOf(beginning, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetterOrDigit(label[at - 1])) return true;
        return false;
    }
}
