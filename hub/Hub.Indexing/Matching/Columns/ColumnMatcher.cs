using System.Text;
using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Queries;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Matching;

/// <summary>Finds the documents of one segment by what its columns hold.</summary>
internal sealed unsafe class ColumnMatcher(SearchContext context, Segment segment)
{
    /// <summary>Below one document in so many, looking each up is quicker than comparing all rows.</summary>
    private const int FewRows = 32;

    private readonly int docCount = segment.DocCount;

    /// <summary>The documents that match.</summary>
    internal DocSet Match(Query query) => query switch
    {
        KeysQuery keys => MatchKeys(keys),
        ExistsQuery exists => MatchExists(exists.Field),
        IntegerRangeQuery range => MatchRange(range.Field, range.Minimum, range.Maximum),
        DoubleRangeQuery range => MatchRange(range.Field, SortableDouble.ToBits(range.Minimum), SortableDouble.ToBits(range.Maximum)),
        _ => Restrict(SetWork.All(context, docCount), query),
    };

    /// <summary>The documents of a set that match.</summary>
    internal DocSet Restrict(DocSet set, Query query) => query switch
    {
        IntegerRangeQuery range when set.IsList || set.Count < docCount / FewRows =>
            Numbers(range.Field) is { } column ? ColumnFilter.RangeOf(context, column, range.Minimum, range.Maximum, set) : DocSet.Empty(docCount),
        IntegerRangeQuery range => MatchRange(range.Field, range.Minimum, range.Maximum, set),
        DoubleRangeQuery range when !set.IsList => MatchRange(range.Field, SortableDouble.ToBits(range.Minimum), SortableDouble.ToBits(range.Maximum), set),
        IntegerPredicateQuery predicate => Keep(predicate.Field, predicate.Accepts, set),
        DoublePredicateQuery predicate => Keep(predicate.Field, bits => predicate.Accepts(SortableDouble.FromBits(bits)), set),
        _ => SetWork.And(context, set, Match(query)),
    };

    private DocSet Keep(string field, Predicate<long> accepts, DocSet set) =>
        Numbers(field) is { } column ? ColumnFilter.Keep(column, accepts, set) : DocSet.Empty(docCount);

    private NumberColumn? Numbers(string field) => segment.Field(field) is { HasTerms: false } reader ? reader.Numbers : null;

    private DocSet MatchRange(string field, long minimum, long maximum, DocSet? within = null) =>
        Numbers(field) is { } column ? ColumnFilter.Range(context, column, minimum, maximum, docCount, within) : DocSet.Empty(docCount);

    private DocSet MatchExists(string field)
    {
        if (segment.Field(field) is not { } reader) return DocSet.Empty(docCount);
        if (reader.Kind == FieldKind.Keyword) return ExistingKeywords(reader);
        if (reader.Kind != FieldKind.Text) return ColumnFilter.Exists(context, reader.Numbers, docCount);
        ulong[] bits = context.RentBits(docCount);
        byte* norms = reader.Norms;
        for (int doc = 0; doc < docCount; doc++)
            if (norms[doc] != 0) bits[doc >> 6] |= 1UL << doc;
        return DocSet.OfBits(bits, docCount);
    }

    private DocSet ExistingKeywords(FieldReader reader)
    {
        var column = reader.Ordinals;
        if (column.Rows.Docs != null || column.Rows.Starts != null) return ColumnFilter.Present(context, column.Rows, docCount);
        ulong[] bits = context.RentBits(docCount);
        for (int doc = 0; doc < docCount; doc++)
            if (column.At(doc) != 0) bits[doc >> 6] |= 1UL << doc;
        return DocSet.OfBits(bits, docCount);
    }

    private DocSet MatchKeys(KeysQuery query)
    {
        var docs = new SortedSet<int>();
        foreach (string key in query.Keys)
            if (segment.Keys.TryFind(Encoding.UTF8.GetBytes(key), out var entry)) docs.Add(entry.Ordinal);
        return DocSet.OfList([.. docs], docs.Count, docCount);
    }
}
