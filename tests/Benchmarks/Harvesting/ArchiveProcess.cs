using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Harvesting;

/// <summary>Partner archives in a process of their own, so that what they use is not counted as the hub's.</summary>
public sealed class ArchiveProcess : IDisposable
{
    private readonly Process process;

    private ArchiveProcess(Process process, Uri empiar) => (this.process, Empiar) = (process, empiar);

    /// <summary>Where EMPIAR is.</summary>
    public Uri Empiar { get; }

    /// <summary>The processor time that the archives have used.</summary>
    public TimeSpan Used
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts them with so many generated records each, rendered into a folder, on any free port of the loopback address.</summary>
    public static async Task<ArchiveProcess> StartAsync(int records, string folder)
    {
        var archives = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(ArchiveServer.ArchiveServerHost).Assembly.Location, "--generate", records.ToString(CultureInfo.InvariantCulture), "--port", "0", "--render", folder])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("The archives did not start.");
        while (await archives.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("empiar ", StringComparison.Ordinal)) return new ArchiveProcess(archives, new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
        }
        throw new InvalidOperationException("The archives ended without saying where they are.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
