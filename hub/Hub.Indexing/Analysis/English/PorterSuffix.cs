namespace Hub.Indexing.Analysis;

/// <summary>An ending of a word and what stands in its place in the stem.</summary>
/// <param name="Ending">The ending.</param>
/// <param name="Replacement">What replaces it; never longer.</param>
internal sealed record PorterSuffix(string Ending, string Replacement);
