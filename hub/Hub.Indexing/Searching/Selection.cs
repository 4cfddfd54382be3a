using Hub.Indexing.Queries;

namespace Hub.Indexing.Searching;

/// <summary>A choice made in one facet.</summary>
/// <param name="Field">The facet's field.</param>
/// <param name="Filter">The documents that the choice leaves.</param>
public sealed record Selection(string Field, Query Filter)
{
    /// <summary>The documents with any of these keywords, and if asked those without a value.</summary>
    public static Selection AnyOf(string field, IReadOnlyCollection<string> values, bool orMissing = false)
    {
        Query any = new TermsQuery(field, values);
        if (!orMissing) return new(field, any);
        return new(field, new BooleanQuery { Should = [any, new BooleanQuery { Must = [new MatchAllQuery()], MustNot = [new ExistsQuery(field)] }] });
    }

    /// <summary>The documents with an integer, or a date in ticks, in these bounds, both inclusive.</summary>
    public static Selection Between(string field, long minimum, long maximum) => new(field, new IntegerRangeQuery(field, minimum, maximum));
}
