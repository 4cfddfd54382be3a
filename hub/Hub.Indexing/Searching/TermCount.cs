namespace Hub.Indexing.Searching;

/// <summary>A term of a field.</summary>
/// <param name="Term">The term or keyword.</param>
/// <param name="Documents">How many documents have it; deleted ones count until their segment is merged.</param>
public sealed record TermCount(string Term, long Documents);
