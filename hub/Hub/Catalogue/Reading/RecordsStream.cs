using Hub.Indexing;
using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>All records that a question finds, one after the other in its order, from one state: each is read when it is wanted.</summary>
internal sealed class RecordsStream(CatalogueSnapshot snapshot, RecordsRequest request, CancellationToken cancellationToken)
{
    private const int Step = 4_096;
    private readonly RecordsQuestion question = new(snapshot, request, cancellationToken);

    /// <summary>The records.</summary>
    /// <exception cref="CatalogueRefusedException">The question is not understood, or costs too much.</exception>
    public IEnumerable<object> Read() => Hits().Select(Record);

    /// <summary>The records but for the first ones, which are passed over unread, however many.</summary>
    /// <param name="passed">How many to pass over.</param>
    public IEnumerable<object> Read(int passed) => Hits().Skip(passed).Select(Record);

    private object Record(SearchHit hit) => snapshot.Read(request.Set, hit.Doc);

    private IEnumerable<SearchHit> Hits()
    {
        RecordsLimits.Check(request with { Take = Math.Min(request.Take, 1) });
        var text = TextQueries.Read(snapshot, request.Set, request.Text, request.Unexpanded);
        var search = question.Search(text, new FacetCounting(question.Facets, [], request.Selections));
        var index = snapshot.Index(request.Set);
        return question.IsComputed ? question.Computed(search)
            : request.IsList ? new ListPaging(index, search, cancellationToken).All(request.Skip).Take(request.Take)
            : Paged(index, search);
    }

    private IEnumerable<SearchHit> Paged(IndexSnapshot index, SearchRequest search)
    {
        int left = search.Take;
        for (var page = search with { Take = Math.Min(left, Step) }; page.Take > 0; page = page with { Take = Math.Min(left, Step) })
        {
            var hits = index.Search(page, cancellationToken).Hits;
            foreach (var hit in hits) yield return hit;
            if (hits.Count < page.Take) yield break;
            left -= hits.Count;
            page = page with { After = hits[^1].Cursor, Skip = 0 };
        }
    }
}
