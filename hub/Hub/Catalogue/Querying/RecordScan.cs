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

    private static IEnumerable<SearchHit> Hits(IndexSnapshot index, Query query, CancellationToken cancellationToken) =>
        Hits(index, new SearchRequest { Query = query }, "A condition that compares several properties can be decided for", cancellationToken);

    /// <summary>All that a question finds, by key.</summary>
    /// <param name="index">The index.</param>
    /// <param name="question">Its query and selections.</param>
    /// <param name="what">What needs them, for the refusal: <c>An order can be computed for</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CatalogueRefusedException">They are more than <see cref="Most"/>.</exception>
    public static IEnumerable<SearchHit> Hits(IndexSnapshot index, SearchRequest question, string what, CancellationToken cancellationToken)
    {
        var request = question with { Sort = [Indexing.Searching.SortKey.Key()], Skip = 0, Take = Step, After = null, Facets = [] };
        var page = index.Search(request, cancellationToken);
        if (page.Total > Most) throw TooMany(what, page.Total);
        while (page.Hits.Count > 0)
        {
            foreach (var hit in page.Hits) yield return hit;
            if (page.Hits.Count < Step) yield break;
            page = index.Search(request with { After = page.Hits[^1].Cursor }, cancellationToken);
        }
    }

    /// <summary>The refusal to read so many records.</summary>
    /// <param name="what">What needs them.</param>
    /// <param name="count">How many they are.</param>
    public static CatalogueRefusedException TooMany(string what, long count) => new(
        "limit-records-read",
        FormattableString.Invariant($"{what} {Most} records at most (limit-records-read), and here they are {count}. Add conditions on single properties that leave fewer."));
}
