using Hub.Indexing.Documents;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Matching;

/// <summary>Finds what matches in one segment without comparing whole columns: ranges are left to be asked of single documents.</summary>
internal sealed unsafe class LazyMatcher(SegmentMatcher matcher)
{
    private readonly List<RowRange> ranges = [];
    private DocSet? set;

    /// <summary>The live documents that match all of the queries.</summary>
    internal LazyMatches Match(IEnumerable<Query> queries)
    {
        foreach (var query in queries.OrderBy(q => q is IntegerRangeQuery or DoubleRangeQuery ? 1 : 0)) Take(query);
        return new(set is null ? matcher.Live : matcher.WithoutDeleted(set), ranges) { IsOfAll = set is null };
    }

    private void Take(Query query)
    {
        if (query is BooleanQuery { Should.Count: 0, MustNot.Count: 0, MinimumShouldMatch: 0 } all && all.Must.Count + all.Filter.Count > 0)
            foreach (var clause in all.Must.Concat(all.Filter)) Take(clause);
        else if (query is IntegerRangeQuery integers && TryAdd(integers.Field, integers.Minimum, integers.Maximum)) return;
        else if (query is DoubleRangeQuery doubles && TryAdd(doubles.Field, SortableDouble.ToBits(doubles.Minimum), SortableDouble.ToBits(doubles.Maximum))) return;
        else if (query is not MatchAllQuery) set = set is null ? matcher.Match(query) : matcher.Restrict(set, query);
    }

    private bool TryAdd(string field, long minimum, long maximum)
    {
        if (matcher.Segment.Field(field) is not { HasTerms: false } reader || reader.Numbers.Presence == null) return false;
        ranges.Add(new(reader.Numbers, minimum, maximum));
        return true;
    }
}
