namespace Hub.Indexing.Queries;

/// <summary>Documents with a term that begins so, each worth 1.</summary>
/// <param name="Field">A text or keyword field.</param>
/// <param name="Prefix">The beginning.</param>
public sealed record PrefixQuery(string Field, string Prefix) : Query;
