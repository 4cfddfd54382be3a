using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace Hub.Store;

/// <summary>
/// Opens files so that what is written goes to the disk without a copy in the system's cache: large files that nobody reads soon
/// would only push out what is read.
/// </summary>
public static partial class UncachedFile
{
    /// <summary>What the position, the length and the memory of each write have to be multiples of.</summary>
    public const int Alignment = 4096;

    private const int WriteOnly = 1, CloseOnExec = 0x80000;

    /// <summary>Opens an existing file for writing.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file; null where the system or the file system has no such way.</returns>
    public static SafeFileHandle? Open(string path)
    {
        if (!OperatingSystem.IsLinux() || Direct() is not { } direct)
        {
            return null;
        }

        var handle = Open(path, WriteOnly | CloseOnExec | direct);
        return handle < 0 ? null : new SafeFileHandle(handle, ownsHandle: true);
    }

    // The flag's value is another on each kind of processor.
    private static int? Direct() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 0x4000,
        Architecture.Arm64 => 0x10000,
        _ => null,
    };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
