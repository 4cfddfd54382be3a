namespace Hub.Indexing.Queries;

/// <summary>Documents with any of these terms, each worth 1.</summary>
/// <param name="Field">A text or keyword field.</param>
/// <param name="Terms">The terms, already analysed; any order.</param>
public sealed record TermsQuery(string Field, IReadOnlyCollection<string> Terms) : Query;
