using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Suggesting;
using Hub.Records;

namespace Hub.Catalogue;

/// <summary>Datasets whose accession or title begins as somebody types.</summary>
internal sealed class NamedDatasets(CatalogueSnapshot snapshot, CancellationToken cancellationToken)
{
    private const int MostDatasets = 4;

    /// <summary>The likeliest of them, by accession, with their titles.</summary>
    /// <param name="typed">What is typed.</param>
    /// <param name="within">What they must be among.</param>
    public IEnumerable<CatalogueCompletion> Beginning(string typed, Query within)
    {
        var index = snapshot.Index(RecordSet.Datasets);
        Query[] named = [new Completions(index).Query(TextFields.Names, typed), new PrefixQuery(FieldNames.Names, typed.Trim().ToLowerInvariant())];
        var search = new SearchRequest { Query = Queries.Narrowed(new BooleanQuery { Should = named }, within), Take = MostDatasets, ExactTotal = false };
        return index.Search(search, cancellationToken).Hits.Select(hit => (Dataset)snapshot.Read(RecordSet.Datasets, hit.Doc))
            .Select(dataset => new CatalogueCompletion(dataset.Accession, dataset.Title, 1));
    }
}
