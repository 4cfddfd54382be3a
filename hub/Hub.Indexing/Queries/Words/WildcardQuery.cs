namespace Hub.Indexing.Queries;

/// <summary>Documents with a term of this pattern, each worth 1.</summary>
/// <param name="Field">A text or keyword field.</param>
/// <param name="Pattern">The pattern: <c>?</c> is one character, <c>*</c> any number, <c>\</c> takes the next as it is.</param>
public sealed record WildcardQuery(string Field, string Pattern) : Query;
