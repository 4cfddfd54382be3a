namespace Hub.Store;

/// <summary>A file of this machine that becomes an object when it is complete.</summary>
internal sealed class S3BlobWriter : BlobWriter
{
    private readonly string path;
    private readonly S3BlobStore store;
    private readonly FileStream file;
    private readonly HashingStream content;

    internal S3BlobWriter(string path, S3BlobStore store)
    {
        (this.path, this.store) = (path, store);
        file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 16 << 10, FileOptions.Asynchronous);
        content = new HashingStream(file);
    }

    public override Stream Content => content;

    public override async Task<BlobReference> CommitAsync(CancellationToken cancellationToken)
    {
        await file.DisposeAsync();
        var blob = new BlobReference(content.Digest(), content.Position);
        if (!await store.ExistsAsync(blob.Digest, cancellationToken))
        {
            await store.AdoptAsync(path, blob, cancellationToken);
        }

        return blob;
    }

    public override async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await content.DisposeAsync();
        File.Delete(path);
    }
}
