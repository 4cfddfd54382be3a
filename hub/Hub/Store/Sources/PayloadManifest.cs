using Hub.Records;

namespace Hub.Store;

/// <summary>A kept payload: which blobs it is made of.</summary>
/// <param name="FetchedAt">When its bytes came.</param>
/// <param name="Parts">Its parts in order.</param>
public sealed record PayloadManifest(DateTimeOffset FetchedAt, IReadOnlyList<PayloadManifestPart> Parts)
{
    /// <summary>The payload with its bytes readable from the blobs.</summary>
    /// <param name="key">The key in the archive's listing.</param>
    /// <param name="blobs">Where the parts are kept.</param>
    public Payload Open(string key, IBlobStore blobs) => new(key, [.. Parts.Select(part => new PayloadPart(part.Name, new BlobContent(blobs, part.Blob))
    {
        Source = part.Source,
        MediaType = part.MediaType,
        Charset = part.Charset,
    })]);
}
