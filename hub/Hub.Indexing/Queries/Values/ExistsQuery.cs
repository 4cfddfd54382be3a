namespace Hub.Indexing.Queries;

/// <summary>Documents with at least one value in a field, each worth 1.</summary>
/// <param name="Field">A field of any kind.</param>
public sealed record ExistsQuery(string Field) : Query;
