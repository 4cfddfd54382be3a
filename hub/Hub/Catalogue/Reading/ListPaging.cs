using System.Globalization;
using Hub.Indexing;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>
/// Pages through files or components in the order of their datasets' lists. What matches is counted by dataset and by place in the list,
/// so that a page is then looked for where it is: the last page of millions costs as much as the first, and all of them are counted once.
/// </summary>
internal sealed class ListPaging(IndexSnapshot index, SearchRequest search, CancellationToken cancellationToken)
{
    private const long Step = 1_024;
    private const int Everything = int.MaxValue;

    /// <summary>One page, with the total and the facets.</summary>
    /// <param name="skip">How many to pass over.</param>
    public SearchResult Page(long skip)
    {
        var whole = Counted();
        return whole with { Hits = [.. Hits(whole, skip, search.Take)], Facets = [.. whole.Facets.SkipLast(1)] };
    }

    /// <summary>All of them, read as they are wanted.</summary>
    /// <param name="skip">How many to pass over.</param>
    public IEnumerable<SearchHit> All(long skip) => Hits(Counted(), skip, Everything);

    private SearchResult Counted()
    {
        var byDataset = new Indexing.Searching.FacetRequest { Field = FieldNames.Dataset, Top = Everything, Order = FacetOrder.Value };
        return index.Search(search with { Facets = [.. search.Facets, byDataset], Sort = [], Skip = 0, Take = 0 }, cancellationToken);
    }

    private IEnumerable<SearchHit> Hits(SearchResult whole, long skip, int take)
    {
        long left = skip, taken = 0;
        foreach (var dataset in whole.Facets[^1].Values)
        {
            if (left >= dataset.Count)
            {
                left -= dataset.Count;
                continue;
            }
            foreach (var (where, count) in Parts(new TermQuery(FieldNames.Dataset, dataset.Value), dataset.Count))
            {
                if (taken >= take) yield break;
                int wanted = (int)Math.Clamp(count - left, 0, take - taken);
                if (wanted > 0)
                    foreach (var hit in index.Search(Narrowed(where) with { Facets = [], Skip = (int)left, Take = wanted }, cancellationToken).Hits) yield return hit;
                (taken, left) = (taken + wanted, Math.Max(0, left - count));
            }
        }
    }

    // A long list is cut into steps of places.
    private IEnumerable<(Query Where, long Count)> Parts(Query dataset, long count)
    {
        if (count <= Step) return [(dataset, count)];
        var byPlace = new Indexing.Searching.FacetRequest { Field = FieldNames.Place, Step = Step, Top = Everything, Order = FacetOrder.Value };
        var steps = index.Search(Narrowed(dataset) with { Facets = [byPlace], Sort = [], Skip = 0, Take = 0 }, cancellationToken).Facets[0].Values;
        return steps.Select(step => (Between(dataset, long.Parse(step.Value, CultureInfo.InvariantCulture)), step.Count));
    }

    private static Query Between(Query dataset, long from) => Queries.All([dataset, new IntegerRangeQuery(FieldNames.Place, from, from + Step - 1)]);

    private SearchRequest Narrowed(Query where) => search with { Query = new BooleanQuery { Must = [search.Query], Filter = [where] } };
}
