using System.Runtime.InteropServices;

namespace Hub.Indexing.Storage;

/// <summary>Makes the names in a folder durable, which .NET itself cannot.</summary>
internal static partial class FolderSync
{
    /// <summary>Comes back when renames in the folder outlive a crash; Windows needs no such call.</summary>
    internal static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        int descriptor = Open(folder, 0);
        if (descriptor < 0) throw new IOException($"The folder '{folder}' cannot be opened to make it durable (error {Marshal.GetLastPInvokeError()}).");
        int failed = Fsync(descriptor);
        int error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (failed != 0) throw new IOException($"The folder '{folder}' cannot be made durable (error {error}).");
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
