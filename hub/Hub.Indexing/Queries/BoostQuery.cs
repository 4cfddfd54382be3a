namespace Hub.Indexing.Queries;

/// <summary>Multiplies what a query is worth.</summary>
/// <param name="Inner">The query.</param>
/// <param name="Factor">Its factor, zero or more.</param>
public sealed record BoostQuery(Query Inner, float Factor) : Query;
