using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Orders records by what is computed of each, which no index holds: all that match are read, up to a limit.</summary>
internal sealed class ComputedOrder(CatalogueSnapshot snapshot, RecordsRequest request, CancellationToken cancellationToken)
{
    /// <summary>The page's records; what is equal is ordered by key.</summary>
    /// <exception cref="CatalogueRefusedException">There are more records than <see cref="RecordScan.Most"/>.</exception>
    public IReadOnlyList<SearchHit> Page(SearchRequest search)
    {
        var evaluator = new RecordEvaluator(RecordSets.Fields(request.Set));
        var tallies = new Tallies(snapshot, request.Set, cancellationToken);
        CatalogueExpression[] keys = [.. request.Computed.Select(key => tallies.ForRecords(key.Expression))];
        var hits = RecordScan.Hits(snapshot.Index(request.Set), search, "An order can be computed for", cancellationToken).Select(Keyed).ToList();
        hits.Sort(Compare);
        return [.. hits.Skip(search.Skip).Take(search.Take).Select(each => each.Hit)];

        (SearchHit Hit, object?[] Keys) Keyed(SearchHit hit)
        {
            object record = snapshot.Read(request.Set, hit.Doc);
            return (hit, [.. keys.Select(key => evaluator.Value(key, record))]);
        }
    }

    private int Compare((SearchHit Hit, object?[] Keys) left, (SearchHit Hit, object?[] Keys) right)
    {
        for (int i = 0; i < request.Computed.Count; i++)
        {
            int order = Values.NullFirst(left.Keys[i], right.Keys[i]);
            if (order != 0) return request.Computed[i].Descending ? -order : order;
        }
        return CodePointComparer.Instance.Compare(left.Hit.Key, right.Hit.Key);
    }
}
