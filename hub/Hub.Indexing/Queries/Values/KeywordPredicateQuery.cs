namespace Hub.Indexing.Queries;

/// <summary>Documents with a value that a function accepts, each worth 1. The function is asked once for every distinct value, not for every document.</summary>
/// <param name="Field">A keyword field.</param>
/// <param name="Accepts">The function; pure and quick.</param>
public sealed record KeywordPredicateQuery(string Field, Predicate<string> Accepts) : Query;
