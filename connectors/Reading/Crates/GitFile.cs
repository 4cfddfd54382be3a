namespace Hub.Connectors.Reading.Crates;

/// <summary>A file of a commit.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
/// <param name="BlobId">The git id of its bytes, which changes whenever they do.</param>
/// <param name="Commit">The commit it was listed at.</param>
public sealed record GitFile(string Path, string BlobId, string Commit);
