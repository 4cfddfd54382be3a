namespace Hub.Indexing.Queries;

/// <summary>One place of a phrase.</summary>
/// <param name="Position">Its position, counted from any start.</param>
/// <param name="Terms">The terms that may stand there, already analysed; at least one.</param>
public sealed record PhrasePlace(int Position, IReadOnlyList<string> Terms);
