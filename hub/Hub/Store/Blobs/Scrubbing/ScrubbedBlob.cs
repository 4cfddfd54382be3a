namespace Hub.Store;

/// <summary>A blob that was read again.</summary>
/// <param name="Digest">Lower-case hexadecimal SHA-256 that it has to have.</param>
/// <param name="Bytes">The bytes read, over all copies.</param>
/// <param name="Copies">What was found of each copy.</param>
public sealed record ScrubbedBlob(string Digest, long Bytes, IReadOnlyList<CopyCheck> Copies);
