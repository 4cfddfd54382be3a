namespace Hub.Indexing.Commits;

/// <summary>What scores need to know of a field of the whole index; deleted documents count until they are merged away.</summary>
/// <param name="DocCount">Documents with a term in the field.</param>
/// <param name="NormInverse">One over what a frequency is measured against, by norm.</param>
internal sealed record FieldStatistics(long DocCount, float[] NormInverse);
