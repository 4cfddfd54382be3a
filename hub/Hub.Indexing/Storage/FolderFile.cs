using Microsoft.Win32.SafeHandles;

namespace Hub.Indexing.Storage;

/// <summary>A file of a <see cref="FolderDirectory"/> while it is written.</summary>
internal sealed class FolderFile : IIndexFile
{
    private readonly SafeFileHandle handle;
    private long length;

    internal FolderFile(string path) => handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(handle, bytes, length);
        length += bytes.Length;
    }

    public void Sync() => RandomAccess.FlushToDisk(handle);

    public void Dispose() => handle.Dispose();
}
