namespace Hub.Indexing.Queries;

/// <summary>Documents with one of these keys, each worth 1.</summary>
/// <param name="Keys">The keys; any order.</param>
public sealed record KeysQuery(IReadOnlyCollection<string> Keys) : Query;
