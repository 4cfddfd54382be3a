using System.Runtime.CompilerServices;

namespace Hub.Store;

/// <summary>Blobs as files of a folder: <c>ab/ab12…</c>, written beside, brought to disk, then renamed.</summary>
public sealed class FolderBlobStore : IBlobStore
{
    private readonly string folder;
    private readonly string incoming;

    /// <summary>Opens or creates a store, and clears what writers that died left behind.</summary>
    /// <param name="folder">Its folder; one hub at a time clears it, any number may read and write.</param>
    /// <param name="time">The clock that tells a dead writer's leftovers from a living one's.</param>
    public FolderBlobStore(string folder, TimeProvider time)
    {
        this.folder = folder;
        incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(incoming);
        for (var first = 0; first < 256; first++)
        {
            Directory.CreateDirectory(Path.Combine(folder, first.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }

        DurableFolder.Flush(folder);
        var dayAgo = time.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var leftover in Directory.EnumerateFiles(incoming).Where(file => File.GetLastWriteTimeUtc(file) < dayAgo))
        {
            File.Delete(leftover);
        }
    }

    /// <inheritdoc />
    public Task<BlobWriter> CreateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<BlobWriter>(new FolderBlobWriter(Path.Combine(incoming, Guid.NewGuid().ToString("n")), PathOf));
    }

    /// <inheritdoc />
    public Task AdoptAsync(string path, BlobReference blob, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = new FileInfo(path);
        if (file.Length != blob.Length)
        {
            throw new InvalidDataException($"The file {path} has {file.Length} bytes, not the {blob.Length} of the blob {blob.Digest}.");
        }

        DurableFolder.MoveIn(path, PathOf(blob.Digest));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(digest)));

    /// <inheritdoc />
    public Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(digest);
        try
        {
            return Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 16 << 10, FileOptions.Asynchronous));
        }
        catch (FileNotFoundException missing)
        {
            throw new FileNotFoundException($"The blob store has no blob {digest}: run 'verify' to see what needs it, and harvest that again with --full.", path, missing);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ReadDigestsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var part in Directory.EnumerateDirectories(folder).Where(part => Path.GetFileName(part).Length == 2).Order(StringComparer.Ordinal))
        {
            foreach (var file in Directory.EnumerateFiles(part).Order(StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Path.GetFileName(file);
            }
        }
    }

    private string PathOf(string digest)
    {
        if (!BlobReference.IsDigest(digest))
        {
            throw new ArgumentException($"'{digest}' is no lower-case hexadecimal SHA-256.", nameof(digest));
        }

        return Path.Combine(folder, digest[..2], digest);
    }
}
