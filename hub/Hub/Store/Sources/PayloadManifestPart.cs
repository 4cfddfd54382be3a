namespace Hub.Store;

/// <summary>One part of a kept payload.</summary>
/// <param name="Name">Unique in its payload.</param>
/// <param name="Blob">Its bytes.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="MediaType">As declared.</param>
/// <param name="Charset">As declared, or proved by a byte order mark.</param>
public sealed record PayloadManifestPart(string Name, BlobReference Blob, Uri? Source, string? MediaType, string? Charset);
