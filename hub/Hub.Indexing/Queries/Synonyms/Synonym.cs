namespace Hub.Indexing.Queries.Synonyms;

/// <summary>Words that are searched beside others.</summary>
/// <param name="Words">One word, or several that are searched as a phrase.</param>
/// <param name="Weight">What a match is multiplied by, more than 0; less than 1 to rank what was typed first.</param>
/// <param name="Reason">Why they are searched, for the one who asked; null where that goes without saying.</param>
public sealed record Synonym(string Words, float Weight = 1, string? Reason = null);
