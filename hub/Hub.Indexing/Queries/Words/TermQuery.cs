namespace Hub.Indexing.Queries;

/// <summary>Documents with one exact term in a text or keyword field, by relevance (a keyword counts once and has no length).</summary>
/// <param name="Field">The field.</param>
/// <param name="Term">The term, already analysed.</param>
public sealed record TermQuery(string Field, string Term) : Query;
