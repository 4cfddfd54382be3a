namespace ArchiveServer.Generating;

/// <summary>A taxon as generated records state it.</summary>
/// <param name="TaxonId">The NCBI Taxonomy id.</param>
/// <param name="Name">The scientific name.</param>
/// <param name="CommonName">The name people use.</param>
/// <param name="Cells">Its cells and tissues that are imaged.</param>
public sealed record GeneratedOrganism(int TaxonId, string Name, string CommonName, IReadOnlyList<string> Cells);
