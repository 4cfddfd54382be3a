namespace Hub.Store;

/// <summary>A kept file list.</summary>
/// <param name="Digest">Of the blob that holds it.</param>
/// <param name="Count">The number of files in it.</param>
public sealed record FileListReference(string Digest, long Count);
