namespace Hub.Indexing.Queries;

/// <summary>Documents with a floating point number that a function accepts, each worth 1.</summary>
/// <param name="Field">A double field.</param>
/// <param name="Accepts">The function; pure and quick, asked for every document that the other clauses leave.</param>
public sealed record DoublePredicateQuery(string Field, Predicate<double> Accepts) : Query;
