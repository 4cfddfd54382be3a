namespace Hub.Catalogue;

/// <summary>How an archive's datasets compare in store and index.</summary>
/// <param name="Archive">The archive's id.</param>
/// <param name="StoreRoot">The root of the store's digest tree.</param>
/// <param name="IndexRoot">The root of the index's digest tree.</param>
/// <param name="Datasets">How many living datasets the store has that the index should have by now.</param>
/// <param name="Differing">The accessions that one of the two lacks, or has otherwise.</param>
public sealed record ArchiveComparison(string Archive, string StoreRoot, string IndexRoot, long Datasets, IReadOnlyList<string> Differing);
