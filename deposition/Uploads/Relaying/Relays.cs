using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Deposition.Uploads;

/// <summary>Begins to send uploads on to the bucket, where blobs lie in one.</summary>
/// <param name="blobs">Where files go.</param>
/// <param name="logger">Where it is said what the bucket refused.</param>
public sealed class Relays(IBlobStore blobs, ILogger<Relays> logger)
{
    private readonly PartBuffers buffers = new();

    /// <summary>
    /// A relay for a new upload; null where it goes no other way than by the staged file: into a folder, as a part to be put together
    /// with others, in one request to the bucket, or in parts too large for memory.
    /// </summary>
    internal Relay? Begin(StagedUpload upload) =>
        blobs.Parted is { } bucket && !upload.IsPartial && upload.Parts is null && RelayPlan.For(upload.Length) is { } plan
            ? new Relay(bucket, upload, plan, buffers, logger)
            : null;
}
