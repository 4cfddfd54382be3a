namespace Hub.Catalogue;

/// <summary>What one side, store or index, has of a dataset.</summary>
/// <param name="Archive">The archive that owns it.</param>
/// <param name="Accession">The dataset.</param>
/// <param name="Digest">Of its record.</param>
/// <param name="Files">Of its file list; null where it has none.</param>
/// <param name="Links">Of its links; null where it has none.</param>
/// <param name="Cluster">Of the cluster of duplicates that it is in; null where it stands alone.</param>
internal sealed record ComparedEntry(string Archive, string Accession, string Digest, string? Files, string? Links, string? Cluster);
