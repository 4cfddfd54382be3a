namespace Hub.Indexing.Queries;

/// <summary>Documents with an integer, or a date in ticks, that a function accepts, each worth 1.</summary>
/// <param name="Field">An integer or date field.</param>
/// <param name="Accepts">The function; pure and quick, asked for every document that the other clauses leave.</param>
public sealed record IntegerPredicateQuery(string Field, Predicate<long> Accepts) : Query;
