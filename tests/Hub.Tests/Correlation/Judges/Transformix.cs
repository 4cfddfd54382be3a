using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>elastix' own program that maps points, as a judge of what its files mean.</summary>
internal static partial class Transformix
{
    private const string Program = "/usr/bin/transformix";

    /// <summary>Why it cannot judge, or null where it can.</summary>
    public static string? Missing => File.Exists(Program) ? null : $"needs {Program}, which is not installed (Debian: apt-get install elastix)";

    /// <summary>Maps points by a file of parameters.</summary>
    /// <param name="files">The files, by name, the one to be used first.</param>
    /// <param name="points">The points.</param>
    /// <param name="inSamples">Whether the points count samples of the fixed image.</param>
    /// <returns>The mapped points, each with six digits behind the point.</returns>
    public static async Task<double[][]> MapAsync(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> files, double[][] points, bool inSamples = false)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, bytes) in files)
        {
            await File.WriteAllBytesAsync(folder.Below(name), bytes.ToArray());
        }

        await File.WriteAllLinesAsync(folder.Below("points.txt"),
            [inSamples ? "index" : "point", points.Length.ToString(CultureInfo.InvariantCulture), .. points.Select(point => string.Join(' ', point.Select(value => value.ToString("R", CultureInfo.InvariantCulture))))]);
        var start = new ProcessStartInfo(Program, ["-def", "points.txt", "-tp", files[0].Name, "-out", folder.Path]) { WorkingDirectory = folder.Path, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{await said}\n{await complained}");
        return [.. (await File.ReadAllLinesAsync(folder.Below("outputpoints.txt"))).Select(Output)];
    }

    [GeneratedRegex(@"OutputPoint = \[ (?<numbers>[^\]]*) \]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OutputPoint();

    private static double[] Output(string line) =>
        [.. OutputPoint().Match(line).Groups["numbers"].Value.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
