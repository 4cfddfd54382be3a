using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Hub.Indexing.Storage;

/// <summary>The files of an index in a folder of a local disk, read as mapped memory.</summary>
/// <param name="path">The folder; made when the first file is written.</param>
public sealed class FolderDirectory(string path) : IIndexDirectory
{
    private const string LockName = "write.lock";

    /// <summary>The folder.</summary>
    public string FolderPath { get; } = Path.GetFullPath(path);

    /// <inheritdoc/>
    public IDisposable Lock()
    {
        try
        {
            Directory.CreateDirectory(FolderPath);
            return new FileStream(At(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The index in '{FolderPath}' cannot be opened for writing: another process has it, or the folder is read-only. {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List() =>
        Directory.Exists(FolderPath)
            ? [.. Directory.EnumerateFiles(FolderPath).Select(f => Path.GetFileName(f)).Where(f => f != LockName).Order(StringComparer.Ordinal)]
            : [];

    /// <inheritdoc/>
    public IIndexFile Create(string name) => new FolderFile(At(name));

    /// <inheritdoc/>
    public SafeBuffer Map(string name)
    {
        using var file = new FileStream(At(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length == 0) throw new IndexDamagedException($"The file '{At(name)}' is empty.");
        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return map.CreateViewAccessor(0, file.Length, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
    }

    /// <inheritdoc/>
    public void Rename(string from, string to)
    {
        File.Move(At(from), At(to), overwrite: true);
        FolderSync.Sync(FolderPath);
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        try
        {
            File.Delete(At(name));
        }
        catch (DirectoryNotFoundException)
        {
            // The folder was removed with all that was in it, while somebody was still reading.
        }
    }

    private string At(string name) => Path.Combine(FolderPath, name);
}
