using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>Combines queries that only decide and do not weigh.</summary>
internal static class Queries
{
    /// <summary>What all queries find.</summary>
    public static Query All(IReadOnlyList<Query> queries)
    {
        if (queries.OfType<MatchNoneQuery>().Any()) return new MatchNoneQuery();
        var parts = queries.Where(query => query is not MatchAllQuery).ToArray();
        return parts.Length switch
        {
            0 => new MatchAllQuery(),
            1 => parts[0],
            _ => new BooleanQuery { Filter = parts },
        };
    }

    /// <summary>What any query finds.</summary>
    public static Query Any(IReadOnlyList<Query> queries)
    {
        if (queries.OfType<MatchAllQuery>().Any()) return new MatchAllQuery();
        var parts = queries.Where(query => query is not MatchNoneQuery).ToArray();
        return parts.Length switch
        {
            0 => new MatchNoneQuery(),
            1 => parts[0],
            _ => new BooleanQuery { Should = parts },
        };
    }

    /// <summary>What a query finds and a condition leaves, worth what the query says.</summary>
    public static Query Narrowed(Query query, Query condition) =>
        condition is MatchAllQuery ? query : new BooleanQuery { Must = [query], Filter = [condition] };

    /// <summary>What a query does not find.</summary>
    public static Query Not(Query query) => query switch
    {
        MatchAllQuery => new MatchNoneQuery(),
        MatchNoneQuery => new MatchAllQuery(),
        BooleanQuery { Filter: [MatchAllQuery], MustNot: [var inner], Must.Count: 0, Should.Count: 0 } => inner,
        _ => new BooleanQuery { Filter = [new MatchAllQuery()], MustNot = [query] },
    };
}
