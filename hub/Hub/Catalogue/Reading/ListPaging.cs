using System.Globalization;
using Hub.Indexing;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>
/// Pages through files or components in the order of their datasets' lists. What matches is counted by dataset and by place in the list,
/// so that the page is then looked for where it is: the last page of millions costs as much as the first.
/// </summary>
internal sealed class ListPaging(IndexSnapshot index, SearchRequest search, long skip, CancellationToken cancellationToken)
{
    private const long Step = 1_024;
    private const int All = int.MaxValue;
    private readonly List<SearchHit> hits = [];
    private long left = skip;

    /// <summary>Finds the page.</summary>
    public SearchResult Find()
    {
        var byDataset = new Indexing.Searching.FacetRequest { Field = FieldNames.Dataset, Top = All, Order = FacetOrder.Value };
        var whole = index.Search(search with { Facets = [.. search.Facets, byDataset], Sort = [], Skip = 0, Take = 0 }, cancellationToken);
        foreach (var dataset in whole.Facets[^1].Values)
        {
            if (hits.Count >= search.Take) break;
            if (left >= dataset.Count) left -= dataset.Count;
            else Within(new TermQuery(FieldNames.Dataset, dataset.Value), dataset.Count);
        }
        return whole with { Hits = hits, Facets = [.. whole.Facets.SkipLast(1)] };
    }

    private void Within(Query dataset, long count)
    {
        if (count <= Step)
        {
            Take(dataset);
            return;
        }
        var byPlace = new Indexing.Searching.FacetRequest { Field = FieldNames.Place, Step = Step, Top = All, Order = FacetOrder.Value };
        var steps = index.Search(Narrowed(dataset) with { Facets = [byPlace], Sort = [], Skip = 0, Take = 0 }, cancellationToken).Facets[0].Values;
        foreach (var step in steps)
        {
            if (hits.Count >= search.Take) return;
            long from = long.Parse(step.Value, CultureInfo.InvariantCulture);
            if (left >= step.Count) left -= step.Count;
            else Take(Queries.All([dataset, new IntegerRangeQuery(FieldNames.Place, from, from + Step - 1)]));
        }
    }

    private void Take(Query where)
    {
        hits.AddRange(index.Search(Narrowed(where) with { Facets = [], Skip = (int)left, Take = search.Take - hits.Count }, cancellationToken).Hits);
        left = 0;
    }

    private SearchRequest Narrowed(Query where) => search with { Query = new BooleanQuery { Must = [search.Query], Filter = [where] } };
}
