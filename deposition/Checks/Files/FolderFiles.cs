using System.Runtime.CompilerServices;

namespace Hub.Deposition.Checks;

/// <summary>The files of a folder, as they would be uploaded: for checking a deposit before the upload.</summary>
/// <param name="folder">The folder.</param>
/// <param name="except">The path of a file in it that is not meant to be uploaded, such as the document itself; null for none.</param>
public sealed class FolderFiles(string folder, string? except = null) : IUploadedFiles
{
    private readonly string root = Path.GetFullPath(folder);

    /// <inheritdoc />
    public Task<UploadedFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var full = Path.GetFullPath(Path.Combine(root, path));
        var isInside = full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return Task.FromResult(isInside && File.Exists(full) ? new UploadedFile(path, new DiskContent(full)) : null);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<UploadedFile> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var path in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var relative = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
            if (relative != except)
            {
                yield return new UploadedFile(relative, new DiskContent(path));
            }
        }
    }
}
