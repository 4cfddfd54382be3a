namespace Hub.Indexing.Queries;

/// <summary>No document.</summary>
public sealed record MatchNoneQuery : Query;
