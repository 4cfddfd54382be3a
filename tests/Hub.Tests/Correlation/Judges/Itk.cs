using System.Diagnostics;
using System.Globalization;

using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>ITK itself, as a judge of what its transform files mean: a few lines of C++ around its reader, compiled when first asked.</summary>
internal static class Itk
{
    private const string Compiler = "/usr/bin/g++", Headers = "/usr/include/ITK-5.2";

    private static readonly string[] Libraries = ["ITKTransformFactory", "ITKIOTransformInsightLegacy", "ITKIOTransformBase", "ITKTransform", "ITKCommon", "itkvnl_algo", "itkvnl"];

    private static readonly Lazy<Task<string>> Program = new(CompileAsync);

    /// <summary>Why it cannot judge, or null where it can.</summary>
    public static string? Missing => File.Exists(Compiler) && Directory.Exists(Headers) ? null
        : "needs g++ and ITK's headers, which are not installed (Debian: apt-get install g++ libinsighttoolkit5-dev)";

    /// <summary>Maps points by a file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="points">The points.</param>
    public static async Task<double[][]> MapAsync(ReadOnlyMemory<byte> file, double[][] points)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Below("judged.tfm");
        await File.WriteAllBytesAsync(path, file.ToArray());
        var lines = points.Select(point => string.Join(' ', point.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        var said = await RunAsync(await Program.Value, [path], string.Join('\n', lines) + "\n");
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray())];
    }

    private static async Task<string> CompileAsync()
    {
        var source = Path.Combine(Repository.Root, "tests", "judges", "itk", "itk_points.cpp");
        var program = Path.Combine(AppContext.BaseDirectory, "itk_points");
        if (!File.Exists(program) || File.GetLastWriteTimeUtc(program) < File.GetLastWriteTimeUtc(source))
        {
            var made = program + "." + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
            await RunAsync(Compiler, ["-std=c++17", "-O0", "-I" + Headers, source, "-o", made, .. Libraries.Select(name => $"-l{name}-5.2")], "");
            File.Move(made, program, overwrite: true);
        }

        return program;
    }

    private static async Task<string> RunAsync(string program, IReadOnlyList<string> words, string input)
    {
        var start = new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await complained);
        return await said;
    }
}
