using System.Diagnostics;

using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

public sealed class SpentFileTests
{
    [Fact]
    public void A_spent_file_has_no_name_at_once_and_soon_no_room()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Below("spent");
        File.WriteAllBytes(path, new byte[1 << 20]);

        SpentFile.Remove(path);

        File.Exists(path).ShouldBeFalse();
        var patience = Stopwatch.StartNew();
        while (Directory.EnumerateFiles("/proc/self/fd").Any(open => new FileInfo(open).LinkTarget?.StartsWith(path, StringComparison.Ordinal) == true))
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
            Thread.Yield();
        }
    }

    [Fact]
    public void What_is_not_there_is_said() => Should.Throw<FileNotFoundException>(() => SpentFile.Remove("/nowhere-at-all")).Message.ShouldContain("/nowhere-at-all");
}
