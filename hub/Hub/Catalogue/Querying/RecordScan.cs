using Hub.Indexing;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Reads records to decide what the index alone cannot.</summary>
internal static class RecordScan
{
    /// <summary>The most records that are read to decide one condition.</summary>
    public const int Most = 65_536;

    private const int Step = 4_096;

    /// <summary>The keys of the records that a condition accepts, among those that a query finds.</summary>
    /// <exception cref="CatalogueRefusedException">They are more than <see cref="Most"/>.</exception>
    public static Query Accepted(CatalogueSnapshot snapshot, RecordSet set, Query among, Predicate<object> accepts, CancellationToken cancellationToken)
    {
        var index = snapshot.Index(set);
        return new KeysQuery([.. Hits(index, among, cancellationToken).Where(hit => accepts(snapshot.Read(set, hit.Doc))).Select(hit => hit.Key)]);
    }

    /// <summary>The datasets that the files or components found belong to.</summary>
    public static Query Datasets(IndexSnapshot list, Query query, CancellationToken cancellationToken)
    {
        var groups = list.Aggregate(new AggregateRequest { Query = query, GroupBy = [FieldNames.Dataset] }, cancellationToken);
        return new TermsQuery(FieldNames.Property + "Accession", [.. groups.Rows.Select(row => row.Columns[0]).OfType<string>()]);
    }

    private static IEnumerable<SearchHit> Hits(IndexSnapshot index, Query query, CancellationToken cancellationToken)
    {
        var request = new SearchRequest { Query = query, Sort = [Indexing.Searching.SortKey.Key()], Take = Step };
        var page = index.Search(request, cancellationToken);
        if (page.Total > Most)
        {
            throw new CatalogueRefusedException(
                "limit-records-read",
                FormattableString.Invariant($"A condition that compares several properties can be decided for {Most} records at most (limit-records-read), and here {page.Total} would have to be read. Add conditions on single properties that leave fewer."));
        }
        while (page.Hits.Count > 0)
        {
            foreach (var hit in page.Hits) yield return hit;
            if (page.Hits.Count < Step) yield break;
            page = index.Search(request with { After = page.Hits[^1].Cursor }, cancellationToken);
        }
    }
}
