namespace Hub.Indexing.Queries;

/// <summary>Any of several queries; a document is worth its best one, and <paramref name="TieBreaker"/> times the others.</summary>
/// <param name="Alternatives">The queries.</param>
/// <param name="TieBreaker">The share of those that are not the best, 0 to 1.</param>
public sealed record DisjunctionMaxQuery(IReadOnlyList<Query> Alternatives, float TieBreaker = 0) : Query;
