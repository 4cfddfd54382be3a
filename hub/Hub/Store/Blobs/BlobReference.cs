namespace Hub.Store;

/// <summary>A kept blob.</summary>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its bytes.</param>
/// <param name="Length">The number of bytes.</param>
public sealed record BlobReference(string Digest, long Length);
