using Hub.Indexing.Documents;
using Hub.Indexing.Postings;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Matching;

/// <summary>Finds what matches in one segment without comparing whole columns or reading whole postings, as far as the queries are terms and ranges.</summary>
internal sealed unsafe class LazyMatcher(SegmentMatcher matcher)
{
    private readonly List<RowRange> ranges = [];
    private readonly List<IReadOnlyList<PostingsList>> terms = [];
    private readonly List<Query> others = [];

    /// <summary>The live documents that match all of the queries.</summary>
    internal LazyMatches Match(IEnumerable<Query> queries)
    {
        foreach (var query in queries) Take(query);
        if (others.Count == 0 && terms.Count == 0) return new(matcher.Live, ranges) { IsOfAll = true };
        return others.Count == 0 && !terms.Exists(IsFew) ? new(matcher, terms, ranges) : new(Found(), ranges);
    }

    private void Take(Query query)
    {
        if (query is BooleanQuery { Should.Count: 0, MustNot.Count: 0, MinimumShouldMatch: 0 } all && all.Must.Count + all.Filter.Count > 0)
            foreach (var clause in all.Must.Concat(all.Filter)) Take(clause);
        else if (query is IntegerRangeQuery integers && TryAdd(integers.Field, integers.Minimum, integers.Maximum)) return;
        else if (query is DoubleRangeQuery doubles && TryAdd(doubles.Field, SortableDouble.ToBits(doubles.Minimum), SortableDouble.ToBits(doubles.Maximum))) return;
        else if (query is TermQuery or TermsQuery) terms.Add(matcher.Postings(query));
        else if (query is not MatchAllQuery) others.Add(query);
    }

    private bool TryAdd(string field, long minimum, long maximum)
    {
        if (matcher.Segment.Field(field) is not { HasTerms: false } reader || reader.Numbers.Presence == null) return false;
        ranges.Add(new(reader.Numbers, minimum, maximum));
        return true;
    }

    private bool IsFew(IReadOnlyList<PostingsList> lists) => lists.Sum(l => (long)l.DocFreq) <= matcher.Segment.DocCount / DocSet.SparseShare;

    private DocSet Found()
    {
        var found = PostingsSets.OfEach(matcher.Context, terms, matcher.Segment.DocCount);
        // ranges over sparse columns are left to the end, when there is least to look up
        foreach (var query in others.OrderBy(q => q is IntegerRangeQuery or DoubleRangeQuery ? 1 : 0))
            found = found is null ? matcher.Match(query) : matcher.Restrict(found, query);
        return matcher.WithoutDeleted(found!);
    }
}
