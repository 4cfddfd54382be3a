using System.Globalization;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Suggesting;

namespace Hub.Catalogue;

/// <summary>Completes what is typed: to the names in facets, to words of titles, keywords and files, and to datasets by accession or title. Only datasets that the question's conditions leave are offered and counted.</summary>
internal sealed class Completing(CatalogueSnapshot snapshot, CatalogueRequest request, CancellationToken cancellationToken)
{
    private const int MostOfAFacet = 3;
    private const int MostWords = 5;
    private const int ShortestWord = 2;
    private const int LongestText = 200;

    /// <summary>Facets whose values people type: names of organisms and methods, keywords with genes and compounds among them, authors.</summary>
    private static readonly string[] Named = [CatalogueFacets.Organism, CatalogueFacets.Method, CatalogueFacets.Keyword, CatalogueFacets.Author];

    private readonly string typed = request.Text?.TrimStart() ?? "";

    /// <summary>The completions, most telling first, each text once.</summary>
    /// <param name="most">How many to give.</param>
    public IReadOnlyList<CatalogueCompletion> Find(int most)
    {
        if (typed.Trim().Length < ShortestWord || typed.Length > LongestText) return [];
        var within = Within();
        return [.. Values(within).Concat(Words(within)).Concat(new NamedDatasets(snapshot, cancellationToken).Beginning(typed, within)).DistinctBy(each => each.Text, StringComparer.OrdinalIgnoreCase).Take(most)];
    }

    private static string Counted(string what, long datasets) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}, {datasets:N0} {(datasets == 1 ? "dataset" : "datasets")}");

    private Query Within()
    {
        var question = new RecordsQuestion(snapshot, DatasetPages.Question(request), cancellationToken);
        var search = question.Search(UnderstoodText.Everything, new FacetCounting(question.Facets, [], request.Selections));
        return Queries.All([search.Query, .. search.Selections.Select(selection => selection.Filter)]);
    }

    private IEnumerable<CatalogueCompletion> Values(Query within)
    {
        string beginning = typed.TrimEnd();
        var facets = new FacetQueries(snapshot, RecordSet.Datasets);
        var search = new SearchRequest
        {
            Query = within,
            Take = 0,
            Facets = [.. Named.Select(id => new Indexing.Searching.FacetRequest { Field = facets.Field(id), Top = MostOfAFacet, Accepts = value => HasWordThatBegins(facets.ValueLabel(id, value), beginning) })],
        };
        var found = snapshot.Index(RecordSet.Datasets).Search(search, cancellationToken).Facets;
        return Named.Zip(found).SelectMany(each => each.Second.Values.Select(value => (Label: facets.ValueLabel(each.First, value.Value), Facet: facets.Label(each.First), value.Count)))
            .OrderByDescending(each => each.Count).Select(each => new CatalogueCompletion(each.Label, Counted(each.Facet, each.Count), each.Count));
    }

    private IEnumerable<CatalogueCompletion> Words(Query within)
    {
        var completions = new Completions(snapshot.Index(RecordSet.Datasets)) { Within = within };
        return new[] { TextFields.Names, TextFields.Files }.SelectMany(field => completions.Find(field, typed, MostWords, cancellationToken))
            .GroupBy(each => each.Text, (text, same) => (Text: text, Documents: same.Max(each => each.Documents)), StringComparer.Ordinal)
            .OrderByDescending(each => each.Documents).Take(MostWords)
            .Select(each => new CatalogueCompletion(each.Text, Counted("Word", each.Documents), each.Documents));
    }

    private static bool HasWordThatBegins(string label, string beginning)
    {
        for (int at = label.IndexOf(beginning, StringComparison.OrdinalIgnoreCase); at >= 0; at = label.IndexOf(beginning, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetterOrDigit(label[at - 1])) return true;
        return false;
    }
}
