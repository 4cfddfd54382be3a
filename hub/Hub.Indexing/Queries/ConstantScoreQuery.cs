namespace Hub.Indexing.Queries;

/// <summary>The documents of a query, each worth 1.</summary>
/// <param name="Inner">The query.</param>
public sealed record ConstantScoreQuery(Query Inner) : Query;
