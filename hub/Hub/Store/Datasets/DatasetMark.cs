namespace Hub.Store;

/// <summary>What tells whether two places have the same of a dataset, without its content.</summary>
/// <param name="Accession">The dataset.</param>
/// <param name="Archive">The archive that owns it.</param>
/// <param name="Digest">As <see cref="StoredDataset.Digest"/>.</param>
/// <param name="FilesDigest">The digest of its file list; null where it has none.</param>
/// <param name="Change">As <see cref="StoredDataset.Change"/>.</param>
/// <param name="IsDeleted">Whether it is a tombstone.</param>
public sealed record DatasetMark(string Accession, string Archive, string Digest, string? FilesDigest, long Change, bool IsDeleted);
