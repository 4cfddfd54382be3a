using Hub.Records;

namespace Hub.Correlation;

/// <summary>Something wrong with a link that a record of an archive states.</summary>
/// <param name="Link">The link.</param>
/// <param name="Record">The accession whose record states it.</param>
/// <param name="Target">The accession it leads to.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Reason">What, and what to do, in a sentence.</param>
public sealed record LinkFinding(Link Link, string Record, string Target, FindingKind Kind, string Reason);
