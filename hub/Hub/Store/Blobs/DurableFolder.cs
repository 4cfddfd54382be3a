using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Hub.Store;

/// <summary>Brings a folder's entries to disk, so that a renamed file is found again after a power cut.</summary>
public static partial class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Brings the entries of a folder to disk.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Flush(string folder)
    {
        // Windows journals renames by itself and cannot open a folder for flushing.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"{folder} cannot be opened to bring it to disk.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }

        var failed = Sync(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed)
        {
            throw new IOException($"{folder} cannot be brought to disk.", new Win32Exception(error));
        }
    }

    /// <summary>Renames a file into a folder, over what is there, and brings both to disk.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Its new path.</param>
    public static void MoveIn(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        // A file that came from another disk was copied and is not on this one yet; one that was renamed has nothing left to write.
        using (var handle = File.OpenHandle(to, FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.FlushToDisk(handle);
        }

        Flush(Path.GetDirectoryName(to)!);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
