using Hub.Records;

namespace Hub.Harvesting;

/// <summary>A stated record made canonical.</summary>
/// <param name="Accession">What it is about.</param>
/// <param name="Dataset">The record; null where none could be made, with an error among the problems.</param>
/// <param name="IsOwner">Whether the archive owns the accession.</param>
/// <param name="Problems">What a curator should know.</param>
public sealed record CanonicalSource(string Accession, Dataset? Dataset, bool IsOwner, IReadOnlyList<Problem> Problems);
