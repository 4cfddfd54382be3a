namespace Hub.Indexing.Queries;

/// <summary>Every document, each worth 1.</summary>
public sealed record MatchAllQuery : Query;
