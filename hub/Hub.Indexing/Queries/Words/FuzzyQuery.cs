namespace Hub.Indexing.Queries;

/// <summary>Documents with a term within a few edits (insertion, deletion, substitution, or the swap of two neighbours); the 50 nearest terms count, the nearer the more.</summary>
/// <param name="Field">A text or keyword field.</param>
/// <param name="Term">The term.</param>
/// <param name="MaxEdits">0, 1 or 2.</param>
/// <param name="PrefixLength">How many characters at the beginning must be equal.</param>
public sealed record FuzzyQuery(string Field, string Term, int MaxEdits = 2, int PrefixLength = 0) : Query;
