using System.Collections.Concurrent;
using System.Runtime.InteropServices;

using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>
/// The blobs of one run. Small ones wait in memory for the batch of records that refers to them, and reach the disk with
/// it: one flush for a batch instead of two for each payload.
/// </summary>
internal sealed class StagedBlobs(IBlobStore kept, ISmallBlobs small) : IBlobStore
{
    private readonly ConcurrentDictionary<string, byte[]> staged = new(StringComparer.Ordinal);

    public Task<BlobWriter> CreateAsync(CancellationToken cancellationToken) => Task.FromResult<BlobWriter>(new StagedBlobWriter(kept, Stage));

    public async Task<BlobReference> KeepBytesAsync(MemoryContent content, CancellationToken cancellationToken)
    {
        if (content.Length > SmallBlob.MostBytes)
        {
            return await kept.KeepBytesAsync(content, cancellationToken);
        }

        // The bytes never change, so those that fill an array need no other.
        var isWhole = MemoryMarshal.TryGetArray(content.Bytes, out var array) && array.Array!.Length == array.Count;
        Stage(new SmallBlob(content.Sha256, isWhole ? array.Array! : content.Bytes.ToArray()));
        return new BlobReference(content.Sha256, content.Length);
    }

    public async Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) =>
        staged.ContainsKey(digest) || await kept.ExistsAsync(digest, cancellationToken);

    public async Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken) =>
        staged.TryGetValue(digest, out var bytes) ? new MemoryStream(bytes, writable: false) : await kept.OpenReadAsync(digest, cancellationToken);

    public IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken) => kept.ReadDigestsAsync(cancellationToken);

    /// <summary>Hands what waits to the store; the commit of the records that refer to it makes it lasting.</summary>
    internal async Task SettleAsync(CancellationToken cancellationToken)
    {
        var waiting = staged.ToArray();
        if (waiting.Length > 0)
        {
            await small.KeepAsync([.. waiting.Select(blob => new SmallBlob(blob.Key, blob.Value))], cancellationToken);
            foreach (var blob in waiting)
            {
                staged.TryRemove(blob);
            }
        }
    }

    private void Stage(SmallBlob blob) => staged[blob.Digest] = blob.Bytes;
}
