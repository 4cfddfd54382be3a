namespace Hub.Store;

/// <summary>One of the places that keep all large blobs.</summary>
/// <param name="Name">What operators call it: <c>first</c>, <c>second</c>.</param>
/// <param name="Blobs">Its blobs.</param>
public sealed record BlobPlace(string Name, IBlobStore Blobs);
