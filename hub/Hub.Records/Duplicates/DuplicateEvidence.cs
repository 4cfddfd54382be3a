namespace Hub.Records;

/// <summary>One piece of evidence that two datasets are the same.</summary>
/// <param name="Kind">What kind it is, and with it how much it weighs.</param>
/// <param name="Says">The value they share, or where and in which words it is said.</param>
/// <param name="Copy">The accession of the one that calls itself the copy; null where neither does.</param>
public sealed record DuplicateEvidence(EvidenceKind Kind, string Says, string? Copy = null)
{
    /// <summary>The evidence in words: <c>shared data DOI: 10.17867/10000110</c>.</summary>
    public override string ToString() => $"{Kind.Words()}: {Says}";
}
