using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Reads from the hub's blobs and writes into a folder that is gone afterwards: a preview leaves nothing behind.</summary>
internal sealed class ScratchBlobs : IBlobStore, IDisposable
{
    private readonly IBlobStore kept;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hub-preview-");
    private readonly FolderBlobStore scratch;

    internal ScratchBlobs(IBlobStore kept, TimeProvider time)
    {
        this.kept = kept;
        scratch = new FolderBlobStore(folder.FullName, time);
    }

    public Task<BlobWriter> CreateAsync(CancellationToken cancellationToken) => scratch.CreateAsync(cancellationToken);

    public async Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) =>
        await scratch.ExistsAsync(digest, cancellationToken) || await kept.ExistsAsync(digest, cancellationToken);

    public async Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken) =>
        await (await scratch.ExistsAsync(digest, cancellationToken) ? scratch : kept).OpenReadAsync(digest, cancellationToken);

    public IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken) => scratch.ReadDigestsAsync(cancellationToken);

    public void Dispose() => folder.Delete(recursive: true);
}
