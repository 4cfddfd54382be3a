namespace Hub.Indexing.Queries;

/// <summary>Terms that are one and the same word: their frequencies add up and the most frequent among the documents counts.</summary>
/// <param name="Field">A text field.</param>
/// <param name="Terms">The terms, already analysed.</param>
public sealed record SynonymQuery(string Field, IReadOnlyList<string> Terms) : Query;
