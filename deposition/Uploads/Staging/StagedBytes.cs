using Hub.Store;

using Microsoft.Win32.SafeHandles;

namespace Hub.Deposition.Uploads;

/// <summary>The file of an upload's bytes, open for writing: past the system's cache where disk and position allow it.</summary>
/// <param name="path">The file, which exists.</param>
internal sealed class StagedBytes(string path) : IDisposable
{
    private readonly SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.Asynchronous);
    private readonly SafeFileHandle? uncached = UncachedFile.Open(path);

    /// <summary>Whether what is written piles up in the system's cache until it is flushed.</summary>
    public bool IsCached => uncached is null;

    /// <summary>Writes bytes at a position.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, long position)
    {
        if (uncached is not null && position % UncachedFile.Alignment == 0 && bytes.Length % UncachedFile.Alignment == 0)
        {
            try
            {
                await RandomAccess.WriteAsync(uncached, bytes, position, CancellationToken.None);
                return;
            }
            catch (IOException)
            {
                // The disk wants larger pieces, or is full: writing the usual way does it, or says so.
            }
        }

        await RandomAccess.WriteAsync(file, bytes, position, CancellationToken.None);
    }

    /// <summary>Brings what was written to disk.</summary>
    public void Flush() => RandomAccess.FlushToDisk(file);

    /// <summary>Drops everything from a position on; durable when it returns.</summary>
    public void Cut(long length)
    {
        if (RandomAccess.GetLength(file) > length)
        {
            RandomAccess.SetLength(file, length);
            Flush();
        }
    }

    public void Dispose()
    {
        uncached?.Dispose();
        file.Dispose();
    }
}
