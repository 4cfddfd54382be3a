using System.Globalization;
using Hub.Indexing.Queries;
using Hub.Indexing.Suggesting;

namespace Hub.Catalogue;

/// <summary>Completes what is typed: to the names in facets, to words of titles, keywords and files, and to datasets by accession or title. Only datasets that the question's conditions leave are offered and counted.</summary>
internal sealed class Completing(CatalogueSnapshot snapshot, CatalogueRequest request, CancellationToken cancellationToken)
{
    private const int MostWords = 5;
    private const int ShortestWord = 2;
    private const int LongestText = 200;

    private readonly string typed = request.Text?.TrimStart() ?? "";

    /// <summary>The completions, most telling first, each text once.</summary>
    /// <param name="most">How many to give.</param>
    public IReadOnlyList<CatalogueCompletion> Find(int most)
    {
        if (typed.Trim().Length < ShortestWord || typed.Length > LongestText) return [];
        var within = Within();
        var values = new NamedValues(snapshot, cancellationToken).Find(typed.TrimEnd(), within);
        var datasets = new NamedDatasets(snapshot, cancellationToken).Beginning(typed, within);
        return [.. values.Concat(Words(within)).Concat(datasets).DistinctBy(each => each.Text, StringComparer.OrdinalIgnoreCase).Take(most)];
    }

    /// <summary>What a completion is, with the number of datasets.</summary>
    public static string Counted(string what, long datasets) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}, {datasets:N0} {(datasets == 1 ? "dataset" : "datasets")}");

    private Query Within()
    {
        var question = new RecordsQuestion(snapshot, DatasetPages.Question(request), cancellationToken);
        var search = question.Search(UnderstoodText.Everything, new FacetCounting(question.Facets, [], request.Selections));
        return Queries.All([search.Query, .. search.Selections.Select(selection => selection.Filter)]);
    }

    private IEnumerable<CatalogueCompletion> Words(Query within)
    {
        var completions = new Completions(snapshot.Index(RecordSet.Datasets)) { Within = within };
        return new[] { TextFields.Names, TextFields.Files }.SelectMany(field => completions.Find(field, typed, MostWords, cancellationToken))
            .GroupBy(each => each.Text, (text, same) => (Text: text, Documents: same.Max(each => each.Documents)), StringComparer.Ordinal)
            .OrderByDescending(each => each.Documents).Take(MostWords)
            .Select(each => new CatalogueCompletion(each.Text, Counted("Word", each.Documents), each.Documents));
    }
}
