using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Records;

namespace Hub.Catalogue;

/// <summary>Finds one dataset by any of its names.</summary>
internal static class DatasetLookup
{
    private const int LongestName = 250;

    /// <summary>The dataset of an accession, in any letter case, or of an alias; null where there is none.</summary>
    public static Dataset? Find(CatalogueSnapshot snapshot, string name)
    {
        if (name.Length is 0 or > LongestName || !FieldNames.Fits(name)) return null;
        var index = snapshot.Index(RecordSet.Datasets);
        if (index.Find(name) is { } document) return Read(document);
        var named = index.Search(new SearchRequest
        {
            Query = new TermQuery(FieldNames.Names, name.ToLowerInvariant()),
            Sort = [Indexing.Searching.SortKey.Key()],
        });
        var found = named.Hits.Select(hit => Read(hit.Doc)).ToArray();
        return found.FirstOrDefault(dataset => dataset.Accession.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? found.FirstOrDefault();

        Dataset Read(int at) => (Dataset)snapshot.Read(RecordSet.Datasets, at);
    }
}
