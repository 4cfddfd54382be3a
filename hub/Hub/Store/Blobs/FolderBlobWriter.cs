namespace Hub.Store;

/// <summary>A file that becomes a blob by being renamed to its digest.</summary>
internal sealed class FolderBlobWriter : BlobWriter
{
    private readonly string temporary;
    private readonly Func<string, string> pathOf;
    private readonly FileStream file;
    private readonly HashingStream content;
    private bool committed;

    internal FolderBlobWriter(string temporary, Func<string, string> pathOf)
    {
        this.temporary = temporary;
        this.pathOf = pathOf;
        file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 16 << 10, FileOptions.Asynchronous);
        content = new HashingStream(file);
    }

    public override Stream Content => content;

    public override async Task<BlobReference> CommitAsync(CancellationToken cancellationToken)
    {
        await file.FlushAsync(cancellationToken);
        var blob = new BlobReference(content.Digest(), content.Position);
        var path = pathOf(blob.Digest);
        // A blob of another length is damaged: the bytes at hand mend it.
        if (new FileInfo(path) is { Exists: true } kept && kept.Length == blob.Length)
        {
            return blob;
        }

        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
        File.Move(temporary, path, overwrite: true);
        committed = true;
        DurableFolder.Flush(Path.GetDirectoryName(path)!);
        return blob;
    }

    public override async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await content.DisposeAsync();
        if (!committed)
        {
            File.Delete(temporary);
        }
    }
}
