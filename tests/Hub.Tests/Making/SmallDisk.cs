using System.Diagnostics;
using System.Globalization;

namespace Hub.Tests.Making;

/// <summary>A disk of a few megabytes in memory, which can be filled to its last byte.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder place = new();

    public SmallDisk(int megabytes) => Mount(Path, megabytes).ShouldBeNull();

    public string Path => place.Path;

    private string Ballast => place.Below("ballast");

    /// <summary>Why this machine cannot have one; null where it can.</summary>
    public static string? Missing()
    {
        using var tried = new TemporaryFolder();
        var refused = Mount(tried.Path, 1);
        if (refused is null)
        {
            Unmount(tried.Path);
        }

        return refused;
    }

    /// <summary>Leaves so much room and no more.</summary>
    public void Fill(int room)
    {
        using var file = File.OpenHandle(Ballast, FileMode.Create, FileAccess.Write);
        var at = 0L;
        foreach (var block in new[] { 1 << 20, 1 << 12 })
        {
            try
            {
                for (; ; at += block)
                {
                    RandomAccess.Write(file, new byte[block], at);
                }
            }
            catch (IOException)
            {
                // No room for one more block of this size.
            }
        }

        RandomAccess.SetLength(file, at - room);
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(Ballast);

    public void Dispose()
    {
        Unmount(Path);
        place.Dispose();
    }

    private static string? Mount(string path, int megabytes) => Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", path);

    private static void Unmount(string path) => Run("umount", "--lazy", path).ShouldBeNull();

    private static string? Run(string program, params string[] arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = running.StandardError.ReadToEnd();
        running.WaitForExit();
        return running.ExitCode == 0 ? null : said.Trim();
    }
}
