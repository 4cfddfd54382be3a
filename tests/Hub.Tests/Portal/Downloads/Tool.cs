using System.Diagnostics;

namespace Hub.Tests.Portal.Downloads;

/// <summary>Download tools as people run them.</summary>
internal static class Tool
{
    /// <summary>Runs a line of a shell in a folder and returns what it printed; a failure of the line is one of the test.</summary>
    public static async Task<string> RunAsync(string folder, string line)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("set -o pipefail; " + line);
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = folder;
        // This version of rclone cannot speak with S3 where it is set.
        start.Environment.Remove("AWS_CA_BUNDLE");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{line}\n{await output}\n{await errors}");
        return await output;
    }
}
