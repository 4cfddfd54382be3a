namespace Hub.Indexing.Queries.Synonyms;

/// <summary>Words of a query that others were searched beside.</summary>
/// <param name="Typed">The words as typed.</param>
/// <param name="Added">What was searched as well.</param>
public sealed record QueryExpansion(string Typed, IReadOnlyList<Synonym> Added);
