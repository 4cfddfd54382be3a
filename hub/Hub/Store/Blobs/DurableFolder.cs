using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Hub.Store;

/// <summary>Brings a folder's entries to disk, so that a renamed file is found again after a power cut.</summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    internal static void Flush(string folder)
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

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
