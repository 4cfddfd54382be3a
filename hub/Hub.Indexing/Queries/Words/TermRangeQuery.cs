namespace Hub.Indexing.Queries;

/// <summary>Documents with a term between two, by the order of UTF-8 bytes, each worth 1.</summary>
/// <param name="Field">A text or keyword field.</param>
/// <param name="Lower">The lower end; null where open.</param>
/// <param name="Upper">The upper end; null where open.</param>
/// <param name="IncludeLower">Whether the lower end itself belongs to it.</param>
/// <param name="IncludeUpper">Whether the upper end itself belongs to it.</param>
public sealed record TermRangeQuery(string Field, string? Lower, string? Upper, bool IncludeLower = true, bool IncludeUpper = true) : Query;
