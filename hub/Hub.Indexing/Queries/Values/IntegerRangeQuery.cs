namespace Hub.Indexing.Queries;

/// <summary>Documents with an integer, or a date in ticks, between two bounds, each worth 1.</summary>
/// <param name="Field">An integer or date field.</param>
/// <param name="Minimum">The smallest value, inclusive.</param>
/// <param name="Maximum">The largest value, inclusive.</param>
public sealed record IntegerRangeQuery(string Field, long Minimum = long.MinValue, long Maximum = long.MaxValue) : Query
{
    /// <summary>Documents with a date from one moment up to but without another; null where open.</summary>
    public static IntegerRangeQuery OfDates(string field, DateTimeOffset? from, DateTimeOffset? before) =>
        new(field, from?.UtcTicks ?? long.MinValue, before is { } end ? end.UtcTicks - 1 : long.MaxValue);
}
